import { Link, useLocation } from '@tanstack/react-router'

const places = [
  { to: '/', label: 'London', here: /^\/($|boroughs\/|pcns\/|practices\/)/ },
  { to: '/icbs', label: 'Boards', here: /^\/icbs(\/|$)/ },
  { to: '/developers', label: 'Developers', here: /^\/(developers|docs)(\/|$)/ },
  { to: '/imports', label: 'Imports', here: /^\/imports(\/|$)/ },
] as const

function Places() {
  const path = useLocation({ select: (location) => location.pathname })
  return (
    <ul>
      {places.map(({ to, label, here }) => (
        <li key={to}>
          <Link
            to={to}
            activeOptions={{ exact: true, includeSearch: false }}
            aria-current={here.test(path) ? 'true' : undefined}
          >
            {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}

export function Navigation() {
  return (
    <nav className="nav" aria-label="Main">
      <div className="width">
        <Places />
      </div>
    </nav>
  )
}

/** The browser's own disclosure: it works before the script does, and closes on every move. */
export function PhoneMenu({ who }: { who: string | undefined }) {
  const path = useLocation({ select: (location) => location.pathname })
  return (
    <details className="menu" key={path}>
      <summary>Menu</summary>
      <nav aria-label="Menu">
        <Places />
        <Link to="/search" activeOptions={{ includeSearch: false }}>
          Search
        </Link>
      </nav>
      {who && <p className="menu__who">{who}</p>}
    </details>
  )
}
