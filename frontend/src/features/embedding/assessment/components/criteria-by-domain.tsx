import { Section } from '@/shared/ui/page'
import { called, levelWords, ROLES } from '../../words'
import { type Asked, askedOf, domainsOf, keyOf } from '../model'
import type { AssessmentDetail, Criterion, Framework, Rating } from '../queries'
import { ratingWords } from '../words'

interface CriteriaProps {
  record: AssessmentDetail
  framework: Framework
}

/** Domain by domain every criterion: its level, the words of that level, and what it rests on. */
export function CriteriaByDomain({ record, framework }: CriteriaProps) {
  return (
    <>
      {domainsOf(framework, record.ratings).map((domain) => (
        <Section key={domain.code} title={`${domain.code} ${domain.name}`}>
          {askedOf(domain, record.ratings).map((asked) => (
            <OneCriterion key={asked.criterion.code} asked={asked} />
          ))}
        </Section>
      ))}
    </>
  )
}

function OneCriterion({ asked: { criterion, ratings } }: { asked: Asked }) {
  return (
    <div className="judged">
      <h3>
        {criterion.code} {criterion.name}
        {criterion.is_gate && <span className="secondary"> (gate)</span>}
      </h3>
      <ul>
        {ratings.map((rating) => (
          <li key={keyOf(rating)}>
            <Judged criterion={criterion} rating={rating} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Judged({ criterion, rating }: { criterion: Criterion; rating: Rating }) {
  const { role_type, level, reason, evidence, evidence_url, suggested_level } = rating
  return (
    <>
      <p>
        {role_type && `${called(ROLES, role_type)}: `}
        <b>{ratingWords(rating)}</b>
        {level !== null && ` – ${criterion.levels[level] ?? ''}`}
      </p>
      {reason && (
        <p className="small as-typed">
          <span className="secondary">Reason: </span>
          {reason}
        </p>
      )}
      {evidence && (
        <p className="small as-typed">
          <span className="secondary">Evidence: </span>
          {evidence}
        </p>
      )}
      {evidence_url && (
        <p className="small wrap-anywhere">
          <span className="secondary">Evidence at </span>
          <a href={evidence_url} rel="noreferrer">
            {evidence_url}
          </a>
        </p>
      )}
      {suggested_level !== null && (
        <p className="small secondary">
          The records suggested {levelWords(suggested_level).toLowerCase()}:{' '}
          {rating.suggested_from.join('. ')}.
        </p>
      )}
    </>
  )
}
