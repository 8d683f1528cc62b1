import type { Import } from '@/api/types'
import { statusWords } from '../words'

/** Shape, word and colour: never the colour alone. */
export function ImportStatus({ status }: { status: Import['status'] }) {
  return (
    <span className={`status status--${status}`}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        {status === 'planned' && (
          <circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" strokeWidth="2" />
        )}
        {status === 'applied' && (
          <path d="m1 5.5 3 3 5-7" fill="none" stroke="currentColor" strokeWidth="2" />
        )}
        {status === 'undone' && <path d="M1 0h3v10H1zM6 0h3v10H6z" fill="currentColor" />}
        {status === 'discarded' && (
          <path d="m1 1 8 8M9 1 1 9" fill="none" stroke="currentColor" strokeWidth="2" />
        )}
      </svg>
      {statusWords[status]}
    </span>
  )
}
