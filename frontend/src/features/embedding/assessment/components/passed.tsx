import { formatInstant } from '@/shared/format/date'
import { usePermission } from '@/shared/permission'
import { Section } from '@/shared/ui/page'
import { isReturned, passedOf } from '../passed'
import type { Assessment } from '../queries'
import { useAssesses } from '../use-own-networks'

/** Why the board gave it back, until it is handed in again. */
export function Returned({ record }: { record: Assessment }) {
  if (!record.return_comment || !isReturned(record)) return null
  return (
    <div className="notice notice--warn">
      <p>The board returned it{record.returned_at && ` on ${formatInstant(record.returned_at)}`}</p>
      <p className="as-typed">{record.return_comment}</p>
    </div>
  )
}

/** Which steps it has come and when; what the board said, to its network and to boards. */
export function Passed({ record }: { record: Assessment }) {
  const assesses = useAssesses(record.pcn_code)
  const judges = usePermission('assessments.return')
  return (
    <Section title="How it came here">
      <ol className="history">
        {passedOf(record).map(({ what, at, comment }) => (
          <li key={what}>
            <b>{what}</b>
            {comment && (assesses || judges) && <span className="as-typed">“{comment}”</span>}
            <span className="secondary">{formatInstant(at)}</span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
