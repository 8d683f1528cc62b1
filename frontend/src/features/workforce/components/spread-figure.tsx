import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Spread } from '@/api/types'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { ChartFigure } from '@/shared/charts/chart-figure'
import { formatDate } from '@/shared/format/date'
import { formatNumber, formatScore } from '@/shared/format/number'
import { capital, counted, plural } from '@/shared/format/words'
import { asked } from '@/shared/search'
import { meQuery } from '@/shared/session'
import { reachOf } from '../reach'
import { rowOf, type SpreadRow, spreadRows } from '../spread-model'
import type { CountedRole } from '../spread-search'
import { formatPer, formatWte, roleName } from '../summary-words'
import { SpreadChart } from './spread-chart'

const GROUPS = {
  icb: 'board',
  borough: 'borough',
  deprivation_fifth: 'fifth of deprivation',
} as const

interface SpreadFigureProps {
  spread: Spread
  role: CountedRole
  /** What the whole is called: London, or a board. */
  whole: string
}

export function SpreadFigure({ spread, role, whole }: SpreadFigureProps) {
  const { asOf } = useAsOf()
  const { data: me } = useQuery(meQuery)
  const rows = spreadRows(spread, role)
  const reach = reachOf(me?.grants ?? []).map(({ code }) => code)
  const mine = new Set(rows.flatMap(({ code }) => (reach.includes(code) ? code : [])))
  const total = rowOf(spread.total, role)
  const unmapped = spread.unmapped ? rowOf(spread.unmapped, role) : undefined
  const { by, source, boundaries } = spread
  const unit = source === 'posts' ? 'WTE in post' : 'FTE returned'
  const day = source === 'return' && spread.census_on ? spread.census_on : spread.as_of
  const place = spread.icb_code ? `icbs/${spread.icb_code}` : `regions/${spread.region_code}`
  const file = (format: 'csv' | 'xlsx') =>
    `/api/v1/${place}/workforce_spread.${format}${asked({ as_of: asOf, by, source, boundaries })}`
  return (
    <ChartFigure
      headline={`${unit} for each 10,000 people, by ${GROUPS[by]}`}
      summary={`${roleName(role)}, on ${formatDate(day)}. The dashed line is ${whole} together.${by === 'deprivation_fifth' ? ' Fifths are of the PCNs shown, as many in each, by the deprivation of who is registered.' : ''}`}
      chart={<SpreadChart rows={rows} total={total} mine={mine} unit={unit} />}
      table={
        <SpreadTable
          rows={rows}
          unmapped={unmapped}
          total={{ ...total, name: whole }}
          spread={spread}
          unit={unit}
        />
      }
      csv={file('csv')}
      workbook={file('xlsx')}
      note={
        unmapped && unmapped.item.pcns > 0
          ? `${capital(counted(unmapped.item.pcns, 'PCN'))} ${plural(unmapped.item.pcns, 'is', 'are')} in no group: part of ${whole}’s figure, and in the table.`
          : undefined
      }
    />
  )
}

interface SpreadTableProps {
  rows: readonly SpreadRow[]
  unmapped: SpreadRow | undefined
  total: SpreadRow
  spread: Spread
  unit: string
}

function SpreadTable({ rows, unmapped, total, spread, unit }: SpreadTableProps) {
  const deprived = spread.by === 'deprivation_fifth'
  return (
    <table className="table table--stack table--lead table--figures">
      <caption className="hidden">
        {unit} by {GROUPS[spread.by]}
      </caption>
      <thead>
        <tr>
          <th scope="col">{spread.by === 'icb' ? 'Board' : deprived ? 'Fifth' : 'Borough'}</th>
          <th scope="col" className="number">
            PCNs counted
          </th>
          <th scope="col" className="number">
            People
          </th>
          {deprived && (
            <th scope="col" className="number">
              Deprivation
            </th>
          )}
          <th scope="col" className="number">
            {unit}
          </th>
          <th scope="col" className="number">
            For each 10,000
          </th>
        </tr>
      </thead>
      <tbody>
        {[...rows, ...(unmapped && unmapped.item.pcns > 0 ? [unmapped] : [])].map((row) => (
          <Row key={row.code} row={row} deprived={deprived} board={spread.by === 'icb'} />
        ))}
      </tbody>
      <tbody className="table__total">
        <Row row={total} deprived={deprived} />
      </tbody>
    </table>
  )
}

function Row({ row, deprived, board }: { row: SpreadRow; deprived: boolean; board?: boolean }) {
  const unknown = <span className="secondary">Not known</span>
  const { item } = row
  return (
    <tr>
      <th scope="row">
        {board && item.code ? (
          <Link to="/icbs/$code/workforce" params={{ code: item.code }}>
            {row.name}
          </Link>
        ) : (
          row.name
        )}
      </th>
      <td className="number" data-label="PCNs counted">
        {formatNumber(item.pcns_counted)} of {formatNumber(item.pcns)}
      </td>
      <td className="number" data-label="People">
        {item.list_size === null ? unknown : formatNumber(item.list_size)}
      </td>
      {deprived && (
        <td className="number" data-label="Deprivation">
          {item.imd_score === null ? unknown : formatScore(item.imd_score)}
        </td>
      )}
      <td className="number" data-label="WTE">
        {row.wte === null ? unknown : formatWte(row.wte)}
      </td>
      <td className="number" data-label="Per 10,000">
        {row.rate === null ? unknown : formatPer(row.rate)}
      </td>
    </tr>
  )
}
