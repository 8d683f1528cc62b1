import { Link } from '@tanstack/react-router'

/** The way to the pages of people. */
export function PeopleCrumbs({ below = false }: { below?: boolean }) {
  return (
    <>
      <li>
        <Link to="/admin">Admin</Link>
      </li>
      {below && (
        <li>
          <Link to="/people">People</Link>
        </li>
      )}
    </>
  )
}

export function ClientCrumbs({ below = false }: { below?: boolean }) {
  return (
    <>
      <li>
        <Link to="/developers">Developers</Link>
      </li>
      {below && (
        <li>
          <Link to="/api-clients">API clients</Link>
        </li>
      )}
    </>
  )
}
