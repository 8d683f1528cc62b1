import { type ReactNode, useId, useState } from 'react'
import { type Cell, downloadCsv } from './csv'

interface ChartFigureProps {
  /** The finding, in words. */
  headline: string
  summary: ReactNode
  chart: ReactNode
  /** The same facts as rows, always one press away. */
  table: ReactNode
  /** The address of the same figures as a file, or the figures themselves where only the page has them. */
  csv?: string | { name: string; rows: () => readonly (readonly Cell[])[] } | undefined
  /** The address of the same figures as a workbook, where there is one. */
  workbook?: string | undefined
  /** Under the chart or its table: where it comes from, and what it does not say. */
  note?: ReactNode
}

/** One shell for every figure: headline, summary sentence, chart, and the table behind it. */
export function ChartFigure({
  headline,
  summary,
  chart,
  table,
  csv,
  workbook,
  note,
}: ChartFigureProps) {
  const id = useId()
  const [asTable, setAsTable] = useState(false)
  return (
    <section className="section chart-figure" aria-labelledby={id}>
      <div className="section__head">
        <h2 id={id}>{headline}</h2>
        <div className="actions">
          <button type="button" className="link-button" onClick={() => setAsTable(!asTable)}>
            Show as a {asTable ? 'figure' : 'table'}
          </button>
          {typeof csv === 'string' && (
            <a href={csv} download>
              Download CSV
              <span className="hidden"> of {headline}</span>
            </a>
          )}
          {workbook && (
            <a href={workbook} download>
              Download Excel
              <span className="hidden"> of {headline}</span>
            </a>
          )}
          {typeof csv === 'object' && (
            <button
              type="button"
              className="link-button"
              onClick={() => downloadCsv(csv.name, csv.rows())}
            >
              Download CSV
              <span className="hidden"> of {headline}</span>
            </button>
          )}
        </div>
      </div>
      <p className="chart-figure__summary">{summary}</p>
      {asTable ? table : <figure aria-labelledby={id}>{chart}</figure>}
      {note && <p className="small secondary table-note">{note}</p>}
    </section>
  )
}
