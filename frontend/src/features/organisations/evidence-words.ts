import type { RegionOrganisations } from '@/api/types'
import { formatDate } from '@/shared/format/date'

type Dated = Pick<RegionOrganisations, 'as_of' | 'evidence_before' | 'evidence_after' | 'total'>

/** Which files what is shown of a day rests on, by the days they describe; nothing in a demonstration, which rests on none. */
export function evidenceWords({ as_of, evidence_before, evidence_after, total }: Dated): string {
  const [before, after] = [evidence_before, evidence_after].map((day) => day && formatDate(day))
  if (total.pcns === null) {
    return after ? `The first file about London describes ${after}.` : ''
  }
  if (before && evidence_before === as_of) return 'Its PCNs are as the file of this day has them.'
  if (before && after) return `Its PCNs are worked out from files of ${before} and ${after}.`
  if (before) return `Its PCNs are worked out from files up to ${before}.`
  if (after) return `Its PCNs are worked out from a later file, of ${after}.`
  return ''
}
