import { useEffect, useRef } from 'react'
import type { Import } from '@/api/types'
import type { Done } from '../use-step'
import { figure, figures } from '../words'

/** Says what the step just taken did, and takes the focus: the button that was pressed is gone. */
export function OutcomeNotice({ done }: { done: Done }) {
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => notice.current?.focus(), [])
  const { step, after } = done
  return (
    <div className="notice notice--done" role="status" tabIndex={-1} ref={notice}>
      {step.name === 'apply' && (
        <p>
          {after.changes === 0
            ? 'Applied: the file counts as evidence'
            : `Applied: ${figures(after.changes, 'change')} made`}
        </p>
      )}
      {step.name === 'apply' && after.replaces_demonstration && (
        <p>London now shows real organisations in place of the demonstration.</p>
      )}
      {step.name === 'undo' && <p>Undone: the file no longer counts</p>}
      {step.name === 'undo' && after.restores_demonstration && (
        <p>London shows the demonstration again.</p>
      )}
      {step.name === 'discard' && <p>Discarded: nothing was changed</p>}
      {step.name === 'replan' && <Replanned {...done} />}
    </div>
  )
}

const counts = [
  ['Changes', 'changes'],
  ['Created', 'created'],
  ['Renamed', 'renamed'],
  ['Moved', 'moved'],
  ['Closed', 'closed'],
] as const

/** The figures of a plan that differ from those of another. */
export function differences(before: Import, after: Import) {
  return counts
    .filter(([, name]) => before[name] !== after[name])
    .map(([word, name]) => ({ word, was: before[name], is: after[name] }))
}

function Replanned({ before, after }: Done) {
  const found = differences(before, after)
  if (found.length === 0) {
    return (
      <>
        <p>Planned again: it counts the same</p>
        <p>Look at the changes below: which they are may differ.</p>
      </>
    )
  }
  return (
    <>
      <p>Planned again, against the records as they are now</p>
      <dl className="differences">
        {found.map(({ word, was, is }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>
              {figure(is)} <span className="secondary">instead of {figure(was)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
