import type { ReactNode } from 'react'
import { formatNumber } from '@/shared/format/number'
import { PrintButton } from './page'
import { useFocusOnChange } from './use-focus-on-change'

interface ListHeadProps {
  shown: number
  total: number | null | undefined
  /** The number of the first row shown, where the address knows it. */
  from: string | undefined
  /** What the filters say: another view takes the focus here. */
  view: string
  settling: boolean
  /** The same view as a file. */
  file: string
  /** And as a workbook, where that is offered. */
  workbook?: string
  /** What is said, and offered, where there is nothing. */
  empty?: ReactNode
}

/** Which rows are shown of how many, and the same as a file. */
export function ListHead({
  shown,
  total,
  from,
  view,
  settling,
  file,
  workbook,
  empty,
}: ListHeadProps) {
  const line = useFocusOnChange<HTMLDivElement>(view, settling)
  if (shown === 0) {
    return (
      <div className="notice landing" tabIndex={-1} ref={line}>
        {empty}
      </div>
    )
  }
  const first = Number(from)
  const rows = first > 0 ? `${formatNumber(first)} to ${formatNumber(first + shown - 1)}` : shown
  return (
    <div className="list-head">
      <div className="small landing" role="status" tabIndex={-1} ref={line}>
        Showing <b>{rows}</b>
        {typeof total === 'number' && ` of ${formatNumber(total)}`}
      </div>
      <div className="actions">
        <a href={file} download>
          Download CSV
        </a>
        {workbook && (
          <a href={workbook} download>
            Download Excel
          </a>
        )}
        <PrintButton />
      </div>
    </div>
  )
}

/** The number of the first row of the next page, where that of this one is known. */
export function nextFrom(from: string | undefined, shown: number): string | undefined {
  const first = Number(from)
  return first > 0 ? String(first + shown) : undefined
}
