import type { RowProblem } from '@/api/types'
import { resultWords } from '../words'

/** What became of a row: shape, word and colour. */
export function ResultWord({ result }: { result: RowProblem['result'] }) {
  return (
    <span className={`status status--${result}`}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        {result === 'left_out' && <rect width="10" height="10" fill="currentColor" />}
        {result === 'put_right' && <path d="M5 0 10 10H0z" className="at-risk" />}
        {result === 'waiting' && (
          <circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" strokeWidth="2" />
        )}
        {result === 'noted' && <path d="m5 0 5 5-5 5-5-5z" fill="currentColor" />}
      </svg>
      {resultWords[result]}
    </span>
  )
}
