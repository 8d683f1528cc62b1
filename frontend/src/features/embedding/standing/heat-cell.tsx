import { embeddingWords } from '../words'
import { movement, movementWords, percent } from './words'

interface HeatCellProps {
  status: string
  score: number | null
  change: number | null
  label: string
}

/** A status as word, number and movement; the colour only repeats the word. */
export function HeatCell({ status, score, change, label }: HeatCellProps) {
  return (
    <td className={`heat heat--${status}`} data-label={label}>
      <b>{embeddingWords(status)}</b>
      {score !== null && (
        <span className="heat__figures">
          {percent(score)}
          {change !== null && (
            <span>
              <span aria-hidden="true">{movement(change)}</span>
              <span className="hidden">, {movementWords(change)}</span>
            </span>
          )}
        </span>
      )}
    </td>
  )
}
