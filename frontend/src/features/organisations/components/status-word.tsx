import type { Status } from '@/api/types'

const words: Record<Status, string> = {
  open: 'Open',
  closed: 'Closed',
  not_yet_open: 'Not yet open',
}

/** Shape, word and colour: never the colour alone. */
export function StatusWord({ status }: { status: Status }) {
  return (
    <span className={`status status--${status}`}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        {status === 'open' && <circle cx="5" cy="5" r="5" fill="currentColor" />}
        {status === 'closed' && <rect width="10" height="10" fill="currentColor" />}
        {status === 'not_yet_open' && (
          <circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" strokeWidth="2" />
        )}
      </svg>
      {words[status]}
    </span>
  )
}

export const statusWords = words
