import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { hasHome } from '@/shared/at-home'
import { usePermission } from '@/shared/permission'
import { meQuery } from '@/shared/session'
import { Who } from './who'

const places = [
  { to: '/home', label: 'Home', here: /^\/home(\/|$)/ },
  { to: '/', label: 'London', here: /^\/($|boroughs\/|pcns\/|practices\/)/ },
  { to: '/icbs', label: 'Boards', here: /^\/icbs(\/|$)/ },
  { to: '/embedding', label: 'Embedding', here: /\/embedding(\/|$)/ },
  {
    to: '/workforce',
    label: 'Workforce',
    here: /^\/(workforce|posts|rates|claims)(\/|$)|\/(workforce|entitlement|service-figures)(\/|$)/,
  },
  { to: '/developers', label: 'Developers', here: /^\/(developers|docs|api-clients)(\/|$)/ },
  { to: '/admin', label: 'Admin', here: /^\/(admin|imports|people|audit)(\/|$)/ },
] as const

/** Those who may use none of its pages do not see Admin; those with no board or network of their own no Home. */
function usePlaces() {
  const { data: me } = useQuery(meQuery)
  const home = hasHome(me?.grants)
  const admin = usePermission('imports.list', 'users.list', 'audit_events.list')
  return places.filter(({ to }) => (to !== '/admin' || admin) && (to !== '/home' || home))
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
