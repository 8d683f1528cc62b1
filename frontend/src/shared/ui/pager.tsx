import { Link } from '@tanstack/react-router'

interface PagerProps {
  label: string
  /** The parameter of the address that holds this list's cursor. */
  name: 'cursor' | 'problems' | 'changes'
  cursor: string | undefined
  next: string | null | undefined
  /** The number of the next page's first row, where the address keeps it. */
  from?: string | undefined
}

/** First page and next page: the server's cursor goes one way. */
export function Pager({ label, name, cursor, next, from }: PagerProps) {
  if (!cursor && !next) return null
  return (
    <nav className="pager" aria-label={label}>
      {cursor ? (
        <Link
          to="."
          search={(old) => ({ ...old, [name]: undefined, from: undefined })}
          resetScroll={false}
        >
          ← First page
        </Link>
      ) : (
        <span className="secondary">First page</span>
      )}
      {next && (
        <Link to="." search={(old) => ({ ...old, [name]: next, from })} resetScroll={false}>
          <b>Next page →</b>
        </Link>
      )}
    </nav>
  )
}
