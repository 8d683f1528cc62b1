import { Link } from '@tanstack/react-router'

const tabs = [
  { to: '/people', label: 'People' },
  { to: '/people/invitations', label: 'Invitations' },
] as const

export function PeopleTabs() {
  return (
    <nav className="tabs" aria-label="People">
      <ul>
        {tabs.map(({ to, label }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: true, includeSearch: false }}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
