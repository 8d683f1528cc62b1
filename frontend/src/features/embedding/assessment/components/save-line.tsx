import { useBlocker } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { formatTime } from '@/shared/format/date'
import { ErrorBody } from '@/shared/ui/states'
import type { Autosave } from '../use-autosave'

/** Whether what was chosen is saved, and when it was. */
export function SaveLine({ save, reload }: { save: Autosave; reload: () => void }) {
  const { state } = save
  return (
    <>
      <p className="small save-line" role="status">
        {wordsOf(state)}
      </p>
      {state.is === 'failed' && (
        <ErrorBody error={state.error} retry={() => void save.saveNow()} place="form" />
      )}
      {state.is === 'stale' && <Stale save={save} reload={reload} />}
      <SaveGuard save={save} />
    </>
  )
}

function wordsOf({ is, at, besides }: Autosave['state']): string {
  switch (is) {
    case 'idle':
      return 'Each change is saved shortly after you make it.'
    case 'saved':
      return `Saved ${formatTime(at ?? 0)}${besides ? '. Also changed by somebody else just now.' : ''}`
    case 'held':
      return 'Something is not saved yet. The place says what it needs.'
    case 'failed':
    case 'stale':
      return 'Not saved.'
    default:
      return 'Saving…'
  }
}

/** Somebody else saved meanwhile: neither their work nor ours is lost without asking. */
function Stale({ save, reload }: { save: Autosave; reload: () => void }) {
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => notice.current?.focus(), [])
  return (
    <div className="notice notice--warn" role="alert" tabIndex={-1} ref={notice}>
      <p>The assessment was changed elsewhere after you opened this page</p>
      <p>What you chose since is not saved. Save it over what is there now, or let it go.</p>
      <div className="button-row">
        <button type="button" className="button" onClick={() => void save.onTop()}>
          Save mine
        </button>
        <button
          type="button"
          className="button button--quiet"
          onClick={() => {
            save.drop()
            reload()
          }}
        >
          Let mine go
        </button>
      </div>
    </div>
  )
}

/** Leaving saves first, and asks only where that was not possible. */
function SaveGuard({ save }: { save: Autosave }) {
  const blocker = useBlocker({
    shouldBlockFn: async () => save.isDirty() && !(await save.saveNow()),
    enableBeforeUnload: save.isDirty,
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
      <p>Your last change is not saved</p>
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
