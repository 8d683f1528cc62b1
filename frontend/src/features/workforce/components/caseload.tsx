import type { CaseloadPerWte } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { plural } from '@/shared/format/words'
import { Note } from './role-grid'

interface Guidance {
  caseload_min?: number | null
  caseload_max?: number | null
}

/** How many people one WTE saw in a year, held against guidance where there is any. */
export function CaseloadFact({
  caseload,
  guidance,
}: {
  caseload: CaseloadPerWte | undefined
  guidance?: Guidance | undefined
}) {
  return (
    <>
      {caseload ? <Seen caseload={caseload} /> : <span className="secondary">Not recorded</span>}
      <Note>{guidanceWords(guidance, caseload?.people_per_wte ?? undefined)}</Note>
    </>
  )
}

function Seen({ caseload }: { caseload: CaseloadPerWte }) {
  if (caseload.people_per_wte !== null) {
    return `${formatNumber(caseload.people_per_wte)} people per WTE a year`
  }
  return <span className="secondary">{whyNot(caseload)}</span>
}

/** Why no figure stands there: each reason is another one. */
export function whyNot({
  status,
  months_recorded: months,
  posts_kept_from: since,
}: Pick<CaseloadPerWte, 'status' | 'months_recorded' | 'posts_kept_from'>): string {
  switch (status) {
    case 'incomplete':
      return `${months} ${plural(months, 'month')} of 12 recorded`
    case 'suppressed':
      return 'Suppressed: 1 to 4 people in a month'
    case 'posts_not_kept_all_year':
      return since
        ? `Not known: posts have been kept here since ${formatDate(since)} only`
        : 'Not known: posts are kept here for part of the year only'
    case 'nobody_in_post':
      return 'Nobody was in post'
    default:
      return 'Not recorded'
  }
}

/** "Guidance 200 to 250, above it" */
export function guidanceWords(guidance: Guidance | undefined, people: number | undefined): string {
  const { caseload_min: min, caseload_max: max } = guidance ?? {}
  if (typeof min !== 'number' && typeof max !== 'number') return 'No national guidance'
  const range =
    typeof min === 'number' && typeof max === 'number' ? `${min} to ${max}` : `${min ?? max}`
  if (people === undefined) return `Guidance ${range}`
  if (typeof max === 'number' && people > max) return `Guidance ${range}, above it`
  if (typeof min === 'number' && people < min) return `Guidance ${range}, below it`
  return `Guidance ${range}, within it`
}
