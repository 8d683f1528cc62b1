import { Link } from '@tanstack/react-router'

/** The way here from the home page. */
export function ImportCrumbs({ below = false }: { below?: boolean }) {
  return (
    <>
      <li>
        <Link to="/">Home</Link>
      </li>
      {below && (
        <li>
          <Link to="/imports">Imports</Link>
        </li>
      )}
    </>
  )
}
