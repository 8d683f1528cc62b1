import { useBlocker } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

interface LeaveGuardProps {
  dirty: boolean
  /** What would be lost. */
  says?: string
  leave?: string
}

/** Holds a move away from an unsaved form until it is confirmed on the page itself. */
export function LeaveGuard({
  dirty,
  says = 'Your change is not saved',
  leave = 'Leave without saving',
}: LeaveGuardProps) {
  const blocker = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: dirty,
    withResolver: true,
  })
  const notice = useRef<HTMLDivElement>(null)
  const blocked = blocker.status === 'blocked'
  useEffect(() => {
    if (blocked) notice.current?.focus()
  }, [blocked])
  if (!blocked) return null
  return (
    <div className="notice notice--warn" role="alert" tabIndex={-1} ref={notice}>
      <p>{says}</p>
      <div className="button-row">
        <button type="button" className="button" onClick={blocker.reset}>
          Stay on this page
        </button>
        <button type="button" className="button button--quiet" onClick={blocker.proceed}>
          {leave}
        </button>
      </div>
    </div>
  )
}
