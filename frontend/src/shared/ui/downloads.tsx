import type { ReactNode } from 'react'
import { PrintButton } from '@/shared/ui/page'

/** What is shown, as files, and on paper. */
export function Downloads({
  file,
  of,
  workbook = true,
  children,
}: {
  file: (format: 'csv' | 'xlsx') => string
  of?: string
  /** Totals come as CSV only. */
  workbook?: boolean
  /** Further files that belong here. */
  children?: ReactNode
}) {
  const what = of && <span className="hidden"> of {of}</span>
  return (
    <>
      <a href={file('csv')} download>
        Download CSV{what}
      </a>
      {workbook && (
        <a href={file('xlsx')} download>
          Download Excel{what}
        </a>
      )}
      {children}
      <PrintButton />
    </>
  )
}
