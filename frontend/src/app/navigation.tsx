import { Link, useLocation } from '@tanstack/react-router'
import { usePermission } from '@/shared/permission'
import { Who } from './who'

const places = [
  { to: '/', label: 'London', here: /^\/($|boroughs\/|pcns\/|practices\/)/ },
  { to: '/icbs', label: 'Boards', here: /^\/icbs(\/|$)/ },
  { to: '/embedding', label: 'Embedding', here: /^\/embedding(\/|$)/ },
  {
    to: '/workforce',
    label: 'Workforce',
    here: /^\/(workforce|posts|rates|claims)(\/|$)|\/(workforce|entitlement|service-figures)(\/|$)/,
  },
  { to: '/developers', label: 'Developers', here: /^\/(developers|docs|api-clients)(\/|$)/ },
  { to: '/admin', label: 'Admin', here: /^\/(admin|imports|people|audit)(\/|$)/ },
] as const

/** Those who may use none of its pages do not see Admin. */
function usePlaces() {
  const admin = usePermission('imports.list', 'users.list', 'audit_events.list')
  return places.filter(({ to }) => to !== '/admin' || admin)
}

function Places() {
  const path = useLocation({ select: (location) => location.pathname })
  const places = usePlaces()
  // A network's workforce lies in both places: it is the later, narrower one's.
  const current = places.findLast(({ here }) => here.test(path))
  return (
    <ul>
      {places.map(({ to, label }) => (
        <li key={to}>
          <Link
            to={to}
            activeOptions={{ exact: true, includeSearch: false }}
            aria-current={to === current?.to ? 'true' : undefined}
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
export function PhoneMenu() {
  const path = useLocation({ select: (location) => location.pathname })
  return (
    <details className="menu" key={path}>
      <summary>Menu</summary>
      <nav aria-label="Menu">
        <Places />
        <Link to="/search" activeOptions={{ includeSearch: false }}>
          Search
        </Link>
        <Who />
      </nav>
    </details>
  )
}
