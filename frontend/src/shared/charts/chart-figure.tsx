import { type ReactNode, useId, useState } from 'react'

interface ChartFigureProps {
  /** The finding, in words. */
  headline: string
  summary: ReactNode
  chart: ReactNode
  /** The same facts as rows, always one press away. */
  table: ReactNode
}

/** One shell for every figure: headline, summary sentence, chart, and the table behind it. */
export function ChartFigure({ headline, summary, chart, table }: ChartFigureProps) {
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
        </div>
      </div>
      <p className="chart-figure__summary">{summary}</p>
      {asTable ? table : <figure aria-labelledby={id}>{chart}</figure>}
    </section>
  )
}
