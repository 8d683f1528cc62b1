import { type DragEvent, useEffect, useRef, useState } from 'react'
import { MOST_BYTES, sizeOf } from '../progress'

interface FileFieldProps {
  id: string
  file: File | undefined
  fault: string | undefined
  onFile: (file: File | undefined) => void
}

/** The browser's own file field, which is also a place to drop a file on. */
export function FileField({ id, file, fault, onFile }: FileFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  // The form comes back after a refusal: the field holds what was chosen before.
  const [before] = useState(file)
  useEffect(() => {
    if (!before || !input.current) return
    const held = new DataTransfer()
    held.items.add(before)
    input.current.files = held.files
  }, [before])

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    const { files } = event.dataTransfer
    if (!files[0]) return
    if (input.current) input.current.files = files
    onFile(files[0])
  }

  return (
    <div className={fault ? 'field field--wrong' : 'field'}>
      <label className="label" htmlFor={id}>
        File
      </label>
      <p className="hint" id={`${id}-hint`}>
        CSV, a workbook (.xlsx), or a zip that holds one of them. At most {sizeOf(MOST_BYTES)}.
      </p>
      {fault && (
        <p className="field-error" id={`${id}-error`}>
          <span className="hidden">Error: </span>
          {fault}
        </p>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way to what the field inside does */}
      <div
        className={over ? 'drop drop--over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          type="file"
          id={id}
          ref={input}
          name="file"
          accept=".csv,.txt,.tsv,.xlsx,.zip,text/csv"
          aria-invalid={fault !== undefined}
          aria-describedby={fault ? `${id}-hint ${id}-error` : `${id}-hint`}
          onChange={(event) => onFile(event.target.files?.[0])}
        />
        <p className="secondary small">
          {file ? `${file.name}, ${sizeOf(file.size)}` : 'Or drop a file here'}
        </p>
      </div>
    </div>
  )
}
