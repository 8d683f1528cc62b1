import { Link } from '@tanstack/react-router'
import { Section } from '@/shared/ui/page'
import type { Domain } from '../queries'

/** The domains, each a link to its place on the page. */
export function Contents({ domains }: { domains: readonly Domain[] }) {
  return (
    <Section title="Domains" className="aside-block">
      <ol className="small link-list contents">
        {domains.map(({ code, name, criteria }) => (
          <li key={code}>
            <span className="criterion__code">{code}</span>
            <span>
              <Link to="." hash={code} search={(old) => ({ as_of: old.as_of })}>
                {name}
              </Link>{' '}
              <span className="secondary">{criteria.length}</span>
              <span className="hidden"> criteria</span>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
