import { formatNumber } from '@/shared/format/number'
import { plural } from '@/shared/format/words'
import type { Caseload } from '../caseload-model'
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
  caseload: Caseload
  guidance?: Guidance | undefined
}) {
  return (
    <>
      <Seen caseload={caseload} />
      <Note>{guidanceWords(guidance, caseload.known === 'all' ? caseload.people : undefined)}</Note>
    </>
  )
}

function Seen({ caseload }: { caseload: Caseload }) {
  switch (caseload.known) {
    case 'all':
      return `${formatNumber(caseload.people)} people per WTE a year`
    case 'part':
      return (
        <span className="secondary">
          {caseload.months} {plural(caseload.months, 'month')} of 12 recorded
        </span>
      )
    case 'hidden':
      return <span className="secondary">Hidden: fewer than 5 people in a month</span>
    default:
      return <span className="secondary">Not recorded</span>
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
