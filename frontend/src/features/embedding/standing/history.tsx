import { useQuery } from '@tanstack/react-query'
import { formatDate } from '@/shared/format/date'
import { Section } from '@/shared/ui/page'
import { embeddingWords } from '../words'
import { embeddingHistoryQuery } from './queries'
import { movement, movementWords, percent } from './words'

/** Every status the network ever had, the newest first. */
export function History({ code }: { code: string }) {
  const { data } = useQuery(embeddingHistoryQuery(code))
  if (!data || data.items.length === 0) return null
  return (
    <Section title="Every status it had">
      <table className="table table--lead table--stack">
        <caption className="hidden">Published assessments, the newest first</caption>
        <thead>
          <tr>
            <th scope="col">Published</th>
            <th scope="col">Status</th>
            <th scope="col" className="number">
              Score
            </th>
            <th scope="col" className="number">
              Movement
            </th>
            <th scope="col" className="number">
              Gates not met
            </th>
          </tr>
        </thead>
        <tbody>
          {data.items.map((item) => (
            <tr key={item.assessment_id}>
              <th scope="row">{formatDate(item.published_on)}</th>
              <td data-label="Status">{embeddingWords(item.status)}</td>
              <td className="number" data-label="Score">
                {item.score === null ? 'Not known' : percent(item.score)}
              </td>
              <td className="number" data-label="Movement">
                {item.score_change === null ? (
                  <span className="secondary">None to compare</span>
                ) : (
                  <>
                    <span aria-hidden="true">{movement(item.score_change)}</span>
                    <span className="hidden">{movementWords(item.score_change)}</span>
                  </>
                )}
              </td>
              <td className="number" data-label="Gates not met">
                {item.gates_failed}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
