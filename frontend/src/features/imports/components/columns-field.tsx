import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ImportKind } from '@/api/types'
import { headingsOf } from '../headings'

interface ColumnsFieldProps {
  id: string
  kind: ImportKind
  file: File | undefined
  /** What each column is called in the file, where that is something else. */
  called: Readonly<Record<string, string>>
  fault: string | undefined
  /** Opened for them: a column was missed. */
  open: boolean
  onCalled: (called: Record<string, string>) => void
}

/** Where headings of the file are called otherwise: what each column is called there. */
export function ColumnsField(props: ColumnsFieldProps) {
  const { id, kind, file, called, fault, open, onCalled } = props
  const { data: headings = [] } = useQuery({
    queryKey: ['headings', file?.name, file?.size, file?.lastModified],
    queryFn: () => (file ? headingsOf(file) : []),
    enabled: file !== undefined,
  })
  const details = useRef<HTMLDetailsElement>(null)
  // Opened by whoever fills it in, it stays open.
  useEffect(() => {
    if (open && details.current) details.current.open = true
  }, [open])
  const columns = kind.columns.filter((column) => !column.is_derived)
  return (
    <details className={fault ? 'field field--wrong' : 'field'} ref={details} id={id}>
      <summary>The headings in my file are called otherwise</summary>
      <p className="hint" id={`${id}-hint`}>
        Say it beside each column that is. A column left empty here is looked for under its own
        name.
      </p>
      {fault && (
        <p className="field-error" id={`${id}-error`}>
          <span className="hidden">Error: </span>
          {fault}
        </p>
      )}
      <datalist id={`${id}-headings`}>
        {headings.map((heading) => (
          <option key={heading} value={heading} />
        ))}
      </datalist>
      <div className="called">
        {columns.map(({ name, required }) => (
          <div key={name}>
            <label htmlFor={`${id}-${name}`}>
              <code>{name}</code>
              {required && <span className="secondary small"> Required</span>}
            </label>
            <input
              className="input"
              id={`${id}-${name}`}
              autoComplete="off"
              list={`${id}-headings`}
              aria-describedby={`${id}-hint`}
              value={called[name] ?? ''}
              onChange={(event) => onCalled({ ...called, [name]: event.target.value })}
            />
          </div>
        ))}
      </div>
    </details>
  )
}
