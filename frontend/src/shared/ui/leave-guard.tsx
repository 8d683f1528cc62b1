import { useBlocker } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

/** Holds a move away from an unsaved form until it is confirmed on the page itself. */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
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
      <p>Your change is not saved</p>
      <div className="button-row">
        <button type="button" className="button" onClick={blocker.reset}>
          Stay on this page
        </button>
        <button type="button" className="button button--quiet" onClick={blocker.proceed}>
          Leave without saving
        </button>
      </div>
    </div>
  )
}
