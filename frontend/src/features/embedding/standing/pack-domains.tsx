import type { BoardEmbedding } from '@/api/types'
import { Section } from '@/shared/ui/page'
import { newestOf, useDomainNames } from './domain-names'
import { percent } from './words'

/** The median score of each domain, the lowest first. */
export function PackDomains({ board }: { board: BoardEmbedding }) {
  const nameOf = useDomainNames(newestOf(board.items))
  const known = board.domains.flatMap(({ domain_code, score_median }) =>
    score_median === null ? [] : [{ domain_code, score_median }],
  )
  if (known.length === 0) return null
  return (
    <Section title="Domain by domain">
      <table className="table table--lead">
        <caption>The median score of the PCNs in each domain, the lowest first</caption>
        <thead>
          <tr>
            <th scope="col">Domain</th>
            <th scope="col" className="number">
              Median score
            </th>
          </tr>
        </thead>
        <tbody>
          {known
            .sort((a, b) => a.score_median - b.score_median)
            .map(({ domain_code, score_median }) => (
              <tr key={domain_code}>
                <th scope="row">{nameOf(domain_code)}</th>
                <td className="number">{percent(score_median)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </Section>
  )
}
