import { formatInstant } from '@/shared/format/date'
import { capital } from '@/shared/format/words'
import { Section } from '@/shared/ui/page'
import { bodiesOf, isReturned, passedOf } from '../passed'
import type { Assessment } from '../queries'
import { useAnswers, useWorks } from '../use-own-networks'

/** Why it was given back, until it is handed in again. */
export function Returned({ record }: { record: Assessment }) {
  if (!record.return_comment || !isReturned(record)) return null
  const [, answers] = bodiesOf(record)
  return (
    <div className="notice notice--warn">
      <p>
        {capital(answers)} returned it
        {record.returned_at && ` on ${formatInstant(record.returned_at)}`}
      </p>
      <p className="as-typed">{record.return_comment}</p>
    </div>
  )
}

/** Why it was laid aside, to those whom that is told. */
export function Discarded({ record }: { record: Assessment }) {
  if (record.status !== 'discarded' || !record.discard_reason) return null
  return (
    <div className="notice notice--warn">
      <p>It was discarded on {formatInstant(record.updated_at)}</p>
      <p className="as-typed">{record.discard_reason}</p>
    </div>
  )
}

/** Which steps it has come and when; what was said with them, to those it is between. */
export function Passed({ record }: { record: Assessment }) {
  const works = useWorks(record)
  const answers = useAnswers(record)
  return (
    <Section title="How it came here">
      <ol className="history">
        {passedOf(record).map(({ what, at, comment }) => (
          <li key={what}>
            <b>{what}</b>
            {comment && (works || answers) && <span className="as-typed">“{comment}”</span>}
            <span className="secondary">{formatInstant(at)}</span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
