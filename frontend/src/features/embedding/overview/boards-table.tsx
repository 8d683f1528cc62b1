import type { ReactNode } from 'react'
import type { AreaStanding, RegionEmbedding } from '@/api/types'
import { BoardLink } from './boards'
import { medianWords, middleWords, well } from './words'

const HEADS = [
  'PCNs',
  'Established or embedded',
  'Gate not met',
  'Assessed in 12 months',
  'Stale',
  'Median score',
  'Middle half',
] as const

/** The boards, what is in none, and the region: figure by figure. */
export function BoardsTable({ region }: { region: RegionEmbedding }) {
  return (
    <table className="table table--lead table--stack table--heads table--figures">
      <caption className="hidden">How the PCNs of each board stand</caption>
      <thead>
        <tr>
          <th scope="col">Board</th>
          {HEADS.map((head) => (
            <th key={head} scope="col" className="number">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {region.icbs.map((board) => (
          <Row key={board.icb_code} name={<BoardLink board={board} />} area={board} />
        ))}
        {region.unmapped.pcns > 0 && <Row name="In no board" area={region.unmapped} />}
      </tbody>
      <tfoot>
        <Row name={region.region_name} area={region} />
      </tfoot>
    </table>
  )
}

function Row({ name, area }: { name: ReactNode; area: AreaStanding }) {
  const cells = [
    area.pcns,
    well(area),
    area.gates_not_met,
    area.assessed_within_12_months,
    area.stale,
    medianWords(area),
    middleWords(area) || '–',
  ]
  return (
    <tr>
      <th scope="row">{name}</th>
      {cells.map((cell, i) => (
        <td key={HEADS[i]} className="number" data-label={HEADS[i]}>
          {cell}
        </td>
      ))}
    </tr>
  )
}
