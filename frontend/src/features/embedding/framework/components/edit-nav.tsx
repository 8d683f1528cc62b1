import { Link } from '@tanstack/react-router'
import type { FrameworkDetail } from '../queries'

/** The parts of a draft, each on a page of its own. */
export function EditNav({ framework }: { framework: FrameworkDetail }) {
  const params = { version: String(framework.framework_version) }
  const to = '/embedding/frameworks/$version/edit'
  return (
    <nav className="aside-block parts" aria-label="Parts of the draft">
      <ol className="small link-list">
        <li>
          <Link to={to} params={params} activeOptions={{ exact: true }}>
            Name and note
          </Link>
        </li>
        {framework.domains.map(({ code, name }) => (
          <li key={code}>
            <Link to={to} params={params} search={{ domain: code }}>
              {code}. {name}
            </Link>
          </li>
        ))}
      </ol>
      <p className="small lead-in">
        <Link
          to="/embedding/frameworks/$version/comparison"
          params={params}
          search={{ with: framework.based_on ? String(framework.based_on) : undefined }}
        >
          Compare what was changed
        </Link>
      </p>
    </nav>
  )
}
