import type { NetworkStanding } from '@/api/types'
import { embeddingWords } from '../words'
import { newestOf, useDomainNames } from './domain-names'
import { HeatRow } from './heat-row'
import { bandOf, percent } from './words'

interface DomainGridProps {
  items: readonly NetworkStanding[]
  whole: boolean
}

/** Each network as one and domain by domain. */
export function DomainGrid({ items, whole }: DomainGridProps) {
  const nameOf = useDomainNames(newestOf(items))
  const codes = [
    ...new Set(items.flatMap(({ domains }) => domains.map(({ domain_code }) => domain_code))),
  ].sort()
  return (
    <table
      className={`table table--lead table--stack table--heads heat-table heat-table--domains${whole ? ' is-whole' : ''}`}
    >
      <caption className="hidden">
        Status of each PCN, and its score in each domain of the framework
      </caption>
      <thead>
        <tr>
          <th scope="col">PCN</th>
          <th scope="col">Overall</th>
          {codes.map((code) => (
            <th key={code} scope="col">
              {nameOf(code)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <HeatRow key={item.pcn_code} item={item} cells={codes.length + 1}>
            {codes.map((code) => (
              <DomainCell key={code} item={item} code={code} label={nameOf(code)} />
            ))}
          </HeatRow>
        ))}
      </tbody>
    </table>
  )
}

interface DomainCellProps {
  item: NetworkStanding
  code: string
  label: string
}

function DomainCell({ item, code, label }: DomainCellProps) {
  const domain = item.domains.find(({ domain_code }) => domain_code === code)
  if (!domain || domain.score === null) {
    const applies = domain && domain.applicable > 0
    return (
      <td className={applies ? 'heat heat--not_assessed' : 'secondary'} data-label={label}>
        {applies ? 'Not assessed' : 'Does not apply'}
      </td>
    )
  }
  const band = bandOf(domain.score)
  return (
    <td className={`heat heat--${band}`} data-label={label}>
      {`${embeddingWords(band)}\n${percent(domain.score)}`}
    </td>
  )
}
