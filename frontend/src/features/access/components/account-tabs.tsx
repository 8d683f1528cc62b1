import { Link } from '@tanstack/react-router'

const tabs = [
  { to: '/account', label: 'Name and sign-in' },
  { to: '/account/sessions', label: 'Sessions' },
  { to: '/account/permissions', label: 'What you may do' },
] as const

export function AccountTabs() {
  return (
    <nav className="tabs" aria-label="Your account">
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
