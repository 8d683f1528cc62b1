import { Link } from '@tanstack/react-router'
import type { BoardEmbedding, NetworkStanding } from '@/api/types'
import { movement, movementWords, percent } from '../standing/words'
import { moversOf } from './movers'

/** Who rose and who fell most, since the assessment before each one's newest. */
export function Moved({ board }: { board: BoardEmbedding }) {
  const { rose, fell } = moversOf(board.items)
  const all = [...rose, ...fell]
  if (all.length === 0) return null
  return (
    <>
      <h3>Moved most since the assessment before</h3>
      <ul className="movers">
        {all.map((item) => (
          <Mover key={item.pcn_code} item={item} />
        ))}
      </ul>
    </>
  )
}

function Mover({ item }: { item: NetworkStanding }) {
  return (
    <li>
      <Link to="/pcns/$code/embedding" params={{ code: item.pcn_code }}>
        {item.pcn_name}
      </Link>{' '}
      <span aria-hidden="true">{movement(item.score_change ?? 0)}</span>
      <span className="hidden">{movementWords(item.score_change ?? 0)}</span>
      {item.score !== null && <span className="secondary"> to {percent(item.score)}</span>}
    </li>
  )
}
