import type { PcnEmbedding } from '@/api/types'
import { Section } from '@/shared/ui/page'
import { criterionWords, ROLES } from '../words'
import { useDomainNames } from './domain-names'
import { percent } from './words'

const LEVELS = ['Not started', 'Emerging', 'Developing', 'Established', 'Embedded']

/** Every rating behind the status, domain by domain, each with what it says and where it comes from. */
export function Criteria({ pcn }: { pcn: PcnEmbedding }) {
  const nameOf = useDomainNames(pcn.framework_version)
  const e = pcn.explanation
  if (!e) return null
  return (
    <Section title="What the status stands on">
      <ul className="small secondary">
        {e.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      {pcn.domains.map((domain) => {
        const ratings = e.ratings.filter((rating) => rating.domain_code === domain.domain_code)
        if (ratings.length === 0) return null
        return (
          <details key={domain.domain_code} className="domain">
            <summary>
              {nameOf(domain.domain_code)}:{' '}
              {domain.score === null ? 'not assessed' : percent(domain.score)}, {domain.assessed} of{' '}
              {domain.applicable} rated
            </summary>
            <dl className="facts">
              {ratings.map((r) => (
                <div key={`${r.criterion_code} ${r.role_type}`}>
                  <dt>
                    {criterionWords(r.criterion_code, r.criterion_name)}
                    {r.is_gate && <b> (gate)</b>}
                    {r.role_type && <span className="row-note">{ROLES[r.role_type]}</span>}
                  </dt>
                  <dd>
                    <b>
                      {r.level === null
                        ? r.is_not_applicable
                          ? 'Does not apply'
                          : 'Not assessed'
                        : `${r.level} ${LEVELS[r.level]}`}
                    </b>
                    {r.level_text && <span className="row-note">{r.level_text}</span>}
                    {r.next_text && <span className="row-note">Next level: {r.next_text}</span>}
                    {r.evidence && <span className="row-note">Evidence: {r.evidence}</span>}
                    {r.evidence_url && (
                      <span className="row-note">
                        <a href={r.evidence_url} rel="noreferrer">
                          {r.evidence_url}
                        </a>
                      </span>
                    )}
                    {r.reason && <span className="row-note">Reason: {r.reason}</span>}
                    {r.suggested_level !== null && (
                      <span className="row-note">
                        {r.suggested_level === r.level
                          ? 'The records say the same'
                          : `The records suggested level ${r.suggested_level}`}
                        {r.suggested_from.length > 0 && `: ${r.suggested_from.join('; ')}`}
                      </span>
                    )}
                    <span className="row-note">Source: {r.source}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        )
      })}
    </Section>
  )
}
