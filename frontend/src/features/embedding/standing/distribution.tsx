import type { AreaStanding } from '@/api/types'
import { embeddingWords } from '../words'
import { SharesBar } from './shares-bar'
import { Swatch } from './swatch'
import { count, ORDER } from './words'

/** How many networks have which status: a bar true to the numbers, and each number with its word below it. */
export function Distribution({ board }: { board: Pick<AreaStanding, 'statuses' | 'pcns'> }) {
  const shown = ORDER.filter((status) => count(board, status) > 0)
  return (
    <div className="distribution">
      <SharesBar board={board} className="distribution__bar" />
      <ul aria-label="PCNs by status">
        {shown.map((status) => (
          <li key={status}>
            <Swatch status={status} />
            <b>{count(board, status)}</b> {embeddingWords(status)}
          </li>
        ))}
      </ul>
    </div>
  )
}
