import type { Totals } from '@/api/types'
import { formatNumber } from '@/shared/format/number'
import { plural } from '@/shared/format/words'
import { Lede } from '@/shared/ui/page'
import type { Counted } from '../known'
import { scoreWords, unallocatedWords } from '../pcn-words'
import { inTense, type Tense } from '../tense'
import { Pieces } from './pcn/pieces'

interface AreaLedeProps {
  totals: Counted
  /** What it is held against, when that is known. */
  london: Totals | undefined
  tense: Tense
}

/** How many networks there are, how many people its practices have, and how deprived they are beside London. */
export function AreaLede(props: AreaLedeProps) {
  return (
    <Lede>
      <AreaWords {...props} />
    </Lede>
  )
}

/** People are registered with practices, and not every practice belongs to a network. */
export function AreaWords({ totals, london, tense }: AreaLedeProps) {
  const { pcns, practices, list_size, imd_score } = totals
  const networks = (
    <>
      It {inTense(tense, 'had', 'has', 'is expected to have')}{' '}
      <b>
        {formatNumber(pcns)} {plural(pcns, 'PCN')}
      </b>
    </>
  )
  const places = `${formatNumber(practices)} ${plural(practices, 'practice')}${unallocatedWords(totals)}`
  const are = inTense(tense, 'were', 'are', 'are expected to be')
  if (list_size === null) {
    return (
      <>
        {networks} and {places}. How many people {are} registered is <b>not known</b>.
      </>
    )
  }
  return (
    <>
      {networks}, and <b>{formatNumber(list_size)}</b> people {are} registered with its {places}
      <Pieces pieces={scoreWords(imd_score, london?.imd_score ?? null)} />.
    </>
  )
}
