import { Section } from '@/shared/ui/page'
import { called, levelWords, ROLES } from '../../words'
import { type Asked, askedOf, domainsOf, keyOf, letterOf } from '../model'
import type { AssessmentDetail, Criterion, Framework, Rating } from '../queries'
import { ratingWords } from '../words'
import { Place } from './place'

interface CriteriaProps {
  record: AssessmentDetail
  framework: Framework
  /** The assessment, while the reader can rate in it. */
  edits: string | undefined
}

/** Domain by domain every criterion: its level, the words of that level, and what it rests on. */
export function CriteriaByDomain({ record, framework, edits }: CriteriaProps) {
  return (
    <>
      {domainsOf(framework, record.ratings).map((domain) => (
        <Section key={domain.code} title={`${domain.code} ${domain.name}`}>
          {askedOf(domain, record.ratings).map((asked) => (
            <OneCriterion key={asked.criterion.code} asked={asked} edits={edits} />
          ))}
        </Section>
      ))}
    </>
  )
}

interface OneCriterionProps {
  asked: Asked
  edits: string | undefined
}

function OneCriterion({ asked: { criterion, ratings }, edits }: OneCriterionProps) {
  const [first] = ratings
  return (
    <div className="judged">
      <h3>
        <Place
          edits={edits}
          letter={letterOf({ criterion_code: criterion.code })}
          at={first && keyOf(first)}
        >
          {criterion.code} {criterion.name}
        </Place>
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
