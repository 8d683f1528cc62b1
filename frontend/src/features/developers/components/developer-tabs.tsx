import { Link, useLocation } from '@tanstack/react-router'

const tabs = [
  { to: '/developers', label: 'Quick start' },
  { to: '/docs', label: 'Reference' },
  { to: '/docs/errors', label: 'Errors' },
] as const

export function DeveloperTabs() {
  const path = useLocation({ select: (location) => location.pathname })
  return (
    <nav className="tabs" aria-label="For developers">
      <ul>
        {tabs.map(({ to, label }) => (
          <li key={to}>
            <Link to={to} activeProps={{}} aria-current={path === to ? 'page' : undefined}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
