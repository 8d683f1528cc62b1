import { Link } from '@tanstack/react-router'
import type { BoroughStanding, RegionEmbedding } from '@/api/types'
import { counted } from '@/shared/format/words'
import { PrintButton, Section } from '@/shared/ui/page'
import { medianWords } from './words'

/** The boroughs, by name. */
export function Boroughs({ region }: { region: RegionEmbedding }) {
  return (
    <Section title="Borough by borough" actions={<PrintButton />}>
      <table className="table table--lead table--stack table--heads table--figures table--boroughs">
        <caption className="hidden">
          How the PCNs of each borough stand; of fewer than five scores nothing is told
        </caption>
        <thead>
          <tr>
            <th scope="col">Borough</th>
            <th scope="col" className="number">
              PCNs
            </th>
            <th scope="col" className="number">
              Established or embedded
            </th>
            <th scope="col" className="number">
              Gate not met
            </th>
            <th scope="col" className="number">
              Median score
            </th>
          </tr>
        </thead>
        <tbody>
          {region.boroughs.map((borough) => (
            <Row key={borough.gss_code} borough={borough} />
          ))}
        </tbody>
      </table>
      <p className="small secondary table-note">
        A PCN counts in the borough most of its people are in.{' '}
        {region.no_borough > 0 &&
          `The borough of ${counted(region.no_borough, 'PCN')} is not known. `}
        Where fewer than five scores are known they are withheld, unless you reach all of those
        PCNs; and with them those of another borough from which they would follow.
      </p>
    </Section>
  )
}

function Row({ borough }: { borough: BoroughStanding }) {
  return (
    <tr>
      <th scope="row">
        <Link
          to="/boroughs/$gss"
          params={{ gss: borough.gss_code }}
          search={(old) => ({ as_of: old.as_of })}
        >
          {borough.name}
        </Link>
      </th>
      <td className="number" data-label="PCNs">
        {borough.pcns}
      </td>
      {borough.withheld || borough.pcns === 0 ? (
        <td className="number secondary" colSpan={3} data-label="Status and score">
          {borough.withheld ? 'Withheld, so that no one PCN is told' : 'No PCNs'}
        </td>
      ) : (
        <>
          <td className="number" data-label="Established or embedded">
            {borough.established_or_embedded}
          </td>
          <td className="number" data-label="Gate not met">
            {borough.gates_not_met}
          </td>
          <td className="number" data-label="Median score">
            {medianWords(borough)}
          </td>
        </>
      )}
    </tr>
  )
}
