import type { Spread } from '@/api/types'
import { Lede } from '@/shared/ui/page'
import { rowOf, spreadRows } from '../spread-model'
import type { CountedRole } from '../spread-search'
import { formatPer, roleShort } from '../summary-words'

interface SpreadLedeProps {
  spread: Spread
  role: CountedRole
  /** What the whole is called: London, or a board. */
  whole: string
}

/** The mean and the range, in a sentence. */
export function SpreadLede({ spread, role, whole }: SpreadLedeProps) {
  const total = rowOf(spread.total, role).rate
  if (total === null) return <Lede>How the workforce is spread is not known for this day.</Lede>
  const known = spreadRows(spread, role).flatMap(({ name, rate }) =>
    rate === null ? [] : [{ name, rate }],
  )
  const by = [...known].sort((a, b) => b.rate - a.rate)
  const [most] = by
  const least = by.at(-1)
  const placed = (name: string) =>
    spread.by === 'deprivation_fifth' ? `the ${name.charAt(0).toLowerCase()}${name.slice(1)}` : name
  const who = role === 'all' ? 'of the three roles' : `of ${roleShort(role).toLowerCase()}`
  return (
    <Lede>
      {whole} has <b>{formatPer(total)}</b> {spread.source === 'posts' ? 'WTE' : 'FTE'} {who} for
      each 10,000 people registered
      {most && least && most !== least ? (
        <>
          : from <b>{formatPer(least.rate)}</b> in {placed(least.name)} to{' '}
          <b>{formatPer(most.rate)}</b> in {placed(most.name)}.
        </>
      ) : (
        '.'
      )}
    </Lede>
  )
}
