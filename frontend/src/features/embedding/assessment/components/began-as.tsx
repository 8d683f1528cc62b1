import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatDate } from '@/shared/format/date'
import { type AssessmentDetail, assessmentQuery } from '../queries'
import { useEdits } from '../use-own-networks'
import { isOpen, lastView } from '../words'

/** Where its levels come from, while they can be changed; nothing of one that began empty. */
export function BeganAs({ record }: { record: AssessmentDetail }) {
  const id = record.prefilled_from
  const asks = id !== null && isOpen(record)
  const { data: last } = useQuery({ ...assessmentQuery(id ?? ''), enabled: asks })
  const edits = useEdits(record)
  if (!asks || !last?.record.published_on) return null
  return (
    <p className="prose small lead-in">
      These levels began as those of{' '}
      <Link to="/embedding/assessments/$id" params={{ id }}>
        the assessment published on {formatDate(last.record.published_on)}
      </Link>
      {lastView(last.record, record.kind)}
      {edits ? '; change what has changed.' : '.'}
    </p>
  )
}
