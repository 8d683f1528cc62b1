import { Link } from '@tanstack/react-router'

const tabs = [
  { tab: undefined, label: 'Reimbursement rates' },
  { tab: 'entitlement', label: 'Entitlement rates' },
  { tab: 'populations', label: 'Weighted populations' },
] as const

export function RateTabs() {
  return (
    <nav className="tabs" aria-label="Rates">
      <ul>
        {tabs.map(({ tab, label }) => (
          <li key={label}>
            {tab ? (
              <Link
                to="/rates/$tab"
                params={{ tab }}
                search={(old) => ({ as_of: old.as_of })}
                activeOptions={{ exact: true, includeSearch: false }}
              >
                {label}
              </Link>
            ) : (
              <Link
                to="/rates"
                search={(old) => ({ as_of: old.as_of })}
                activeOptions={{ exact: true, includeSearch: false }}
              >
                {label}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
