import { Link } from '@tanstack/react-router'

/** The way here from the pages of Admin. */
export function ImportCrumbs({ below = false }: { below?: boolean }) {
  return (
    <>
      <li>
        <Link to="/admin">Admin</Link>
      </li>
      {below && (
        <li>
          <Link to="/imports">Imports</Link>
        </li>
      )}
    </>
  )
}
