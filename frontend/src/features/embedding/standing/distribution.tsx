import type { AreaStanding } from '@/api/types'
import { embeddingWords } from '../words'
import { count, ORDER } from './words'

/** How many networks have which status: widths by number, each with its number and its word. */
export function Distribution({ board }: { board: Pick<AreaStanding, 'statuses'> }) {
  const shown = ORDER.filter((status) => count(board, status) > 0)
  return (
    <ul className="distribution" aria-label="PCNs by status">
      {shown.map((status) => (
        <li key={status} style={{ flexGrow: count(board, status) }}>
          <span className={`distribution__part heat heat--${status}`}>{count(board, status)}</span>
          <span className="small">{embeddingWords(status)}</span>
        </li>
      ))}
    </ul>
  )
}
