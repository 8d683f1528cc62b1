import type { RegionOrganisations } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { formatNumber, formatScore } from '@/shared/format/number'
import { plural } from '@/shared/format/words'
import { Lede } from '@/shared/ui/page'
import { FIRST_PCNS } from '../../london-words'

/** How many networks, for how many people, how deprived: the API's own totals in one sentence. */
export function OverviewLede({ region, today }: { region: RegionOrganisations; today: string }) {
  const { pcns, list_size, imd_score } = region.total
  const past = region.as_of < today
  const day = formatDate(region.as_of)
  if (pcns === 0 && region.as_of >= FIRST_PCNS) {
    return (
      <Lede>
        <b>No primary care network</b> of London is known for {day}.
      </Lede>
    )
  }
  if (pcns === 0) {
    return (
      <Lede>
        London had <b>no primary care networks</b> on {day}.
      </Lede>
    )
  }
  const networks = (
    <b>
      {formatNumber(pcns)} {plural(pcns, 'primary care network')}
    </b>
  )
  if (list_size === null) {
    return (
      <Lede>
        London {past ? 'had' : 'has'} {networks} on {day}. How many people were registered that day
        is <b>not known</b>.
      </Lede>
    )
  }
  return (
    <Lede>
      {networks} {past ? 'served' : 'serve'} <b>{formatNumber(list_size)}</b> registered people in
      London.
      {imd_score !== null && (
        <>
          {' '}
          Weighted by list size, their deprivation score {past ? 'was' : 'is'}{' '}
          <b>{formatScore(imd_score)}</b>.
        </>
      )}
    </Lede>
  )
}
