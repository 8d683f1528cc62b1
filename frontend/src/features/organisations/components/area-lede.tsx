import type { Totals } from '@/api/types'
import { formatNumber } from '@/shared/format/number'
import { plural } from '@/shared/format/words'
import { Lede } from '@/shared/ui/page'
import { scoreWords } from '../pcn-words'
import { Pieces } from './pcn/pieces'

interface AreaLedeProps {
  totals: Totals
  /** What it is held against, when that is known. */
  london: Totals | undefined
  past: boolean
}

/** How many networks for how many people, and how deprived they are beside London. */
export function AreaLede({ totals, london, past }: AreaLedeProps) {
  return (
    <Lede>
      <AreaWords totals={totals} london={london} past={past} />
    </Lede>
  )
}

export function AreaWords({ totals, london, past }: AreaLedeProps) {
  const { pcns, practices, list_size, imd_score } = totals
  const networks = (
    <b>
      {formatNumber(pcns)} {plural(pcns, 'PCN')}
    </b>
  )
  const of = ` with ${formatNumber(practices)} ${plural(practices, 'practice')}`
  if (list_size === null) {
    return (
      <>
        {networks}
        {of}. How many people {past ? 'were' : 'are'} registered is <b>not known</b>.
      </>
    )
  }
  return (
    <>
      {networks}
      {of} {past ? 'served' : pcns === 1 ? 'serves' : 'serve'} <b>{formatNumber(list_size)}</b>{' '}
      registered people
      <Pieces pieces={scoreWords(imd_score, london?.imd_score ?? null)} />.
    </>
  )
}
