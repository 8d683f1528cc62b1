import { useEffect, useId, useRef } from 'react'
import { percent, sizeOf } from '../progress'
import type { Stage } from '../upload'

interface UploadProgressProps {
  file: File
  stage: Stage
  onCancel: () => void
}

/** How far the file has come, and what is being done with it once it is there. */
export function UploadProgress({ file, stage, onCancel }: UploadProgressProps) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const sending = stage.name === 'sending'
  const doing = sending ? 'Sending the file' : 'Reading the file'
  return (
    <div className="section sending" tabIndex={-1} ref={box}>
      <h2 id={id}>{doing}</h2>
      <p className="hidden" role="status">
        {doing}
      </p>
      <p className="secondary small file-name">{file.name}</p>
      {sending ? (
        <progress aria-labelledby={id} max={100} value={percent(stage.sent, stage.total)} />
      ) : (
        <progress aria-labelledby={id} max={100} />
      )}
      <p className="small">
        {sending ? (
          <>
            <b>{percent(stage.sent, stage.total)}%</b>, {sizeOf(Math.min(stage.sent, stage.total))}{' '}
            of {sizeOf(stage.total)}
          </>
        ) : (
          'All of it is there. Its rows are checked and the plan is worked out: seconds, for a large file up to a minute.'
        )}
      </p>
      <div className="button-row">
        <button type="button" className="button button--quiet" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </div>
  )
}
