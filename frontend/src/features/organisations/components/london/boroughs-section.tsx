import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatNumber } from '@/shared/format/number'
import { plural } from '@/shared/format/words'
import { May } from '@/shared/permission'
import { Downloads } from '@/shared/ui/downloads'
import { Section } from '@/shared/ui/page'
import type { CountedBoroughs } from '../../known'
import { boroughHeadline } from '../../london-words'
import type { Measure } from '../../measures'
import { regionFile } from '../../region-queries'
import { BoroughMap } from './borough-map'
import { BoroughTable } from './borough-table'

interface BoroughsSectionProps {
  data: CountedBoroughs
  measure: Measure
  /** The totals by board, which stand below the map. */
  totals: ReactNode
}

/** The map with its table beside it: the same figures twice, for the eye and for reading. */
export function BoroughsSection({ data, measure, totals }: BoroughsSectionProps) {
  const { asOf } = useAsOf()
  return (
    <Section
      title={boroughHeadline(data, measure)}
      actions={
        <Downloads of="boroughs" file={() => regionFile('boroughs', asOf)} workbook={false} />
      }
    >
      <Unmapped data={data} />
      <div className="map-columns">
        <div>
          <BoroughMap data={data} measure={measure} />
          {totals}
        </div>
        <BoroughTable
          boroughs={data.items}
          partial={data.unmapped.pcns > 0}
          unmapped={data.unmapped}
          total={{ name: data.region_name, totals: data.total }}
        />
      </div>
    </Section>
  )
}

/** Why tiles say less than there is, and what would change that. */
function Unmapped({ data }: { data: CountedBoroughs }) {
  const { pcns } = data.unmapped
  if (pcns === 0) return null
  return (
    <p className="small table-note">
      The borough of {formatNumber(pcns)} {plural(pcns, 'PCN')} is not known: they are in the row{' '}
      <b>Unmapped</b>, and inside the total.{' '}
      <May do="organisations.import">
        <Link to="/imports/new" search={(old) => ({ ...old, kind: 'pcn_boroughs' })}>
          Import the boroughs of PCNs
        </Link>
      </May>
    </p>
  )
}
