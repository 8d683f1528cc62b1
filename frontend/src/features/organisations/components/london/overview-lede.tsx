import type { RegionOrganisations } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { formatNumber, formatScore } from '@/shared/format/number'
import { plural } from '@/shared/format/words'
import { Lede } from '@/shared/ui/page'
import { known } from '../../known'
import { FIRST_PCNS } from '../../london-words'
import { unallocatedWords } from '../../pcn-words'
import { inTense, tenseOf } from '../../tense'

/** How many networks, how many people, how deprived: the API's own totals, which count every practice. */
export function OverviewLede({ region, today }: { region: RegionOrganisations; today: string }) {
  const total = known(region.total)
  const tense = tenseOf(region.as_of, today)
  const has = inTense(tense, 'had', 'has', 'is expected to have')
  const are = inTense(tense, 'were', 'are', 'are expected to be')
  const day = formatDate(region.as_of)
  if (!total?.pcns && region.as_of >= FIRST_PCNS) {
    return (
      <Lede>
        <b>No primary care network</b> of London is known for {day}.
      </Lede>
    )
  }
  if (!total?.pcns) {
    return (
      <Lede>
        London had <b>no primary care networks</b> on {day}.
      </Lede>
    )
  }
  const { pcns, list_size, imd_score } = total
  const networks = (
    <>
      London {has}{' '}
      <b>
        {formatNumber(pcns)} {plural(pcns, 'primary care network')}
      </b>
    </>
  )
  if (list_size === null) {
    return (
      <Lede>
        {networks} on {day}. How many people {are} registered with its practices is <b>not known</b>
        .
      </Lede>
    )
  }
  return (
    <Lede>
      {networks}, and <b>{formatNumber(list_size)}</b> people {are} registered with London’s
      practices{unallocatedWords(total)}.
      {imd_score !== null && (
        <>
          {' '}
          Weighted by list size, their deprivation score{' '}
          {inTense(tense, 'was', 'is', 'is expected to be')} <b>{formatScore(imd_score)}</b>.
        </>
      )}
    </Lede>
  )
}
