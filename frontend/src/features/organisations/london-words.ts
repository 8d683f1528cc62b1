import type { Icb, RegionBorough, RegionOrganisations } from '@/api/types'
import { addDays, formatDate } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { capital, counted, listed, plural } from '@/shared/format/words'
import { type Counted, type CountedBoroughs, known } from './known'
import { type Measure, measured } from './measures'
import type { ChangeDay } from './successions'

export const CITY = 'E09000001'
/** PCNs began with the Network Contract of 2019. */
export const FIRST_PCNS = '2019-07-01'

/** A board's name where London is understood: "North Central". */
export function withoutLondon(name: string): string {
  return name.replace(/ London$/, '')
}

export function identityOf(
  region: RegionOrganisations,
  boards: readonly Icb[] | undefined,
): string {
  // Before the first of them none is a fact; afterwards it is a want of files.
  const pcns = region.as_of < FIRST_PCNS ? 0 : region.total.pcns
  const networks = pcns === null ? 'PCNs not known' : `${formatNumber(pcns)} ${plural(pcns, 'PCN')}`
  const held = boards ? `, ${counted(boards.length, 'integrated care board')}` : ''
  return `${networks}, 33 boroughs${held}`
}

/** One sentence about the day before a change and the day of it, from the totals of both. */
export function agreement(
  { date, pairs }: ChangeDay,
  before: RegionOrganisations,
  after: RegionOrganisations,
): string {
  const [a, b] = [known(before.total), known(after.total)]
  if (!a || !b || (a.pcns === 0 && b.pcns === 0)) return ''
  const [eve, day] = [formatDate(addDays(date, -1)), formatDate(date)]
  if (a.pcns !== b.pcns) {
    return `London had ${formatNumber(a.pcns)} PCNs on ${eve} and ${formatNumber(b.pcns)} on ${day}.`
  }
  const codes = [...new Set(pairs.map((pair) => pair.predecessor.ods_code))]
  const from = codes
    .flatMap((code) => before.items.find((item) => item.icb_code === code) ?? [])
    .flatMap((item) => known(item) ?? [])
    .map(({ pcns, icb_short_name }, i, all) => {
      const last = i === all.length - 1
      return `${formatNumber(pcns)}${i === 0 ? ' of them' : ''} from ${last ? icb_short_name : withoutLondon(icb_short_name)}`
    })
  const parts = from.length > 0 ? `, ${listed(from)}` : ''
  if (a.list_size === null || a.list_size !== b.list_size) {
    return `PCNs agree on ${eve} and ${day}, on both sides of the merger: ${formatNumber(a.pcns)}${parts}.${recounted(a.list_size, b.list_size, day)}`
  }
  const people = `${formatNumber(a.list_size)} registered people`
  return `PCNs and people agree on ${eve} and ${day}, on both sides of the merger: ${formatNumber(a.pcns)} PCNs${parts}, and ${people}.`
}

/** People are counted on days: a count that begins on the day itself is no effect of the merger. */
function recounted(before: number | null, after: number | null, day: string): string {
  if (before === null && after === null) {
    return ' How many people were registered then is not known.'
  }
  const words = (n: number | null) => (n === null ? 'not known' : formatNumber(n))
  return ` Registered people were counted anew on ${day}: ${words(before)} before, ${words(after)} from then on.`
}

/** What stands in no borough's row: "203 PCNs whose borough is not known and 8 practices in no PCN". */
export function unmappedWords({ pcns, practices, practices_unallocated }: Counted): string {
  const parts = [
    pcns > 0 && `${formatNumber(pcns)} ${plural(pcns, 'PCN')} whose borough is not known`,
    practices_unallocated > 0 &&
      `${formatNumber(practices_unallocated)} ${plural(practices_unallocated, 'practice')} in no PCN`,
  ].filter((part) => part !== false)
  if (parts.length > 0) return parts.join(' and ')
  return `${formatNumber(practices)} ${plural(practices, 'practice')} of PCNs elsewhere`
}

type Place = Pick<RegionBorough, 'name'>

/** Places in the middle of a sentence: their names, or how many where that is a list. */
function named(places: readonly Place[]): string {
  if (places.length <= 3) return listed(places.map(({ name }) => name))
  return `${formatNumber(places.length)} boroughs`
}

/** The finding of the map: where there is most and where there is least. */
export function boroughHeadline(data: CountedBoroughs, measure: Measure): string {
  if (data.total.pcns === 0) return 'No PCNs on this day'
  const found = data.items.filter((b) => b.pcns > 0 && measured(b, measure) !== null)
  if (found.length === 0) {
    return data.unmapped.pcns === data.total.pcns
      ? 'The boroughs of London’s PCNs are not known yet'
      : `${measure.label} of boroughs ${measure.name === 'imd_score' ? 'is' : 'are'} not known on this day`
  }
  const values = found.map((b) => measured(b, measure) ?? 0)
  const top = found.filter((b) => measured(b, measure) === Math.max(...values))
  const low = found.filter((b) => measured(b, measure) === Math.min(...values))
  const partly = data.unmapped.pcns > 0 ? ' of those known' : ''
  const have = top.length === 1 ? 'has' : 'have'
  if (top.length === found.length) return 'Every borough known has the same'
  if (measure.name === 'imd_score')
    return `${capital(named(top))} ${top.length === 1 ? 'is the most deprived borough' : 'are the most deprived boroughs'}${partly}, ${named(low)} the least`
  const what = measure.name === 'pcns' ? 'PCNs' : 'registered people'
  return `${capital(named(top))} ${have} the most ${what}${partly}; ${named(low)} ${low.length === 1 ? 'has' : 'have'} the fewest`
}
