import { type ReactNode, useEffect, useRef } from 'react'

interface DoneProps {
  /** When it was asked for: another time is another message. */
  at: number
  children: ReactNode
}

/** What was just done; the focus goes to it, since what was pressed may be gone. */
export function Done({ at, children }: DoneProps) {
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (at) notice.current?.focus()
  }, [at])
  return (
    <div className="notice notice--done" role="status" tabIndex={-1} ref={notice}>
      <p>{children}</p>
    </div>
  )
}
