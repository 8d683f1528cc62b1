import { Link } from '@tanstack/react-router'
import type { RegionBorough, Totals } from '@/api/types'
import { formatNumber, formatScore } from '@/shared/format/number'
import { known } from '../../known'
import { CITY, unmappedWords } from '../../london-words'

interface BoroughTableProps {
  boroughs: readonly RegionBorough[]
  /** True while some PCN's borough is not known. */
  partial: boolean
  /** What closes the table: everything that is not a borough of its own, and the total. */
  unmapped?: Totals
  total?: { name: string; totals: Pick<Totals, 'pcns' | 'list_size' | 'imd_score'> } | undefined
}

/** The map's figures, with what has no borough and the total that the first sentence says. */
export function BoroughTable({ boroughs, partial, unmapped, total }: BoroughTableProps) {
  const rest = unmapped && known(unmapped)
  return (
    <table className="table table--tight table--figures">
      <caption className="hidden">PCNs, registered people and deprivation by borough</caption>
      <thead>
        <tr>
          <th scope="col">Borough</th>
          <th scope="col" className="number">
            PCNs
          </th>
          <th scope="col" className="number">
            People
          </th>
          <th scope="col" className="number">
            <DeprivationHeading />
          </th>
        </tr>
      </thead>
      <tbody>
        {boroughs.map((borough) => (
          <BoroughRow key={borough.gss_code} borough={borough} partial={partial} />
        ))}
        {rest && rest.pcns + rest.practices > 0 && (
          <tr>
            <th scope="row">
              Unmapped
              <span className="row-note">{unmappedWords(rest)}</span>
            </th>
            <Figures totals={rest} />
          </tr>
        )}
      </tbody>
      {total && (
        <tfoot>
          <tr>
            <th scope="row">{total.name}</th>
            <Figures totals={total.totals} />
          </tr>
        </tfoot>
      )}
    </table>
  )
}

function BoroughRow({ borough, partial }: { borough: RegionBorough; partial: boolean }) {
  const link = (
    <Link to="/boroughs/$gss" params={{ gss: borough.gss_code }}>
      {borough.name}
    </Link>
  )
  if (!borough.pcns && !borough.practices) {
    const why = partial ? 'None known' : 'No PCN'
    return (
      <tr>
        <th scope="row">{link}</th>
        <td colSpan={3} className="number secondary">
          {borough.gss_code === CITY ? 'Counted with Hackney' : why}
        </td>
      </tr>
    )
  }
  return (
    <tr>
      <th scope="row">{link}</th>
      <Figures totals={borough} />
    </tr>
  )
}

export function Figures({ totals }: { totals: Pick<Totals, 'pcns' | 'list_size' | 'imd_score'> }) {
  return (
    <>
      <td className="number">
        <Known value={totals.pcns} format={formatNumber} />
      </td>
      <td className="number">
        <Known value={totals.list_size} format={formatNumber} />
      </td>
      <td className="number">
        <Known value={totals.imd_score} format={formatScore} />
      </td>
    </>
  )
}

/** Written out where there is room, and always read out. */
export function DeprivationHeading() {
  return (
    <>
      <span className="wide-only">Deprivation</span>
      <span className="narrow-only">
        <span className="hidden">Deprivation </span>Score
      </span>
    </>
  )
}

/** A figure, or that it is not known: never a zero in its place. */
export function Known({
  value,
  format,
}: {
  value: number | null
  format: (value: number) => string
}) {
  if (value !== null) return format(value)
  return <span className="secondary">Not known</span>
}
