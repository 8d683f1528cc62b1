import { Link } from '@tanstack/react-router'

const tabs = [
  { to: '/developers', label: 'Quick start' },
  { to: '/docs', label: 'Reference' },
  { to: '/docs/errors', label: 'Errors' },
] as const

export function DeveloperTabs() {
  return (
    <nav className="tabs" aria-label="For developers">
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
