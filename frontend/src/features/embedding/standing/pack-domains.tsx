import { useQuery } from '@tanstack/react-query'
import type { BoardEmbedding } from '@/api/types'
import { Section } from '@/shared/ui/page'
import { frameworkQuery } from '../framework/queries'
import { percent } from './words'

/** The middle score of each domain, the lowest first. */
export function PackDomains({ board }: { board: BoardEmbedding }) {
  const newest = Math.max(...board.items.map(({ framework_version: v }) => v ?? 0))
  const { data: framework } = useQuery({
    ...frameworkQuery(String(newest)),
    enabled: newest > 0,
  })
  const known = board.domains.flatMap(({ domain_code, score_median }) =>
    score_median === null ? [] : [{ domain_code, score_median }],
  )
  if (known.length === 0) return null
  const nameOf = (code: string) => framework?.domains.find((one) => one.code === code)?.name
  return (
    <Section title="Domain by domain">
      <table className="table table--lead">
        <caption>The middle score of the PCNs in each domain, the lowest first</caption>
        <thead>
          <tr>
            <th scope="col">Domain</th>
            <th scope="col" className="number">
              Middle score
            </th>
          </tr>
        </thead>
        <tbody>
          {known
            .sort((a, b) => a.score_median - b.score_median)
            .map(({ domain_code, score_median }) => (
              <tr key={domain_code}>
                <th scope="row">
                  {domain_code} {nameOf(domain_code)}
                </th>
                <td className="number">{percent(score_median)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </Section>
  )
}
