import { Link } from '@tanstack/react-router'
import { usePermission } from '@/shared/permission'

const tabs = [
  { to: '/developers', label: 'Quick start' },
  { to: '/docs', label: 'Reference' },
  { to: '/api-clients', label: 'API clients' },
  { to: '/docs/errors', label: 'Errors' },
  { to: '/docs/code-lists', label: 'Code lists' },
  { to: '/docs/sandbox', label: 'Sandbox' },
  { to: '/docs/changelog', label: 'Changelog' },
] as const

/** The pages for developers; API clients only to those who may keep some. */
export function DeveloperTabs() {
  const keeps = usePermission('api_clients.list')
  return (
    <nav className="tabs" aria-label="For developers">
      <ul>
        {tabs
          .filter(({ to }) => to !== '/api-clients' || keeps)
          .map(({ to, label }) => (
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
