import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatDate } from '@/shared/format/date'
import { Section } from '@/shared/ui/page'
import { called, embeddingWords, KINDS } from '../words'
import { notComparedWords } from './history-words'
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
            <th scope="col">Whose view</th>
            <th scope="col">Held against</th>
            <th scope="col">Status</th>
            <th scope="col" className="number">
              Score
            </th>
            <th scope="col">Movement</th>
            <th scope="col" className="number">
              Gates not met
            </th>
          </tr>
        </thead>
        <tbody>
          {data.items.map((item, at) => (
            <tr key={item.assessment_id}>
              <th scope="row">
                <Link to="/embedding/assessments/$id" params={{ id: item.assessment_id }}>
                  {formatDate(item.published_on)}
                </Link>
              </th>
              <td data-label="Whose view">{called(KINDS, item.kind)}</td>
              <td data-label="Held against">
                Version {item.framework_version},{' '}
                {item.criteria_set === 'core' ? 'core criteria' : 'all criteria'}
              </td>
              <td data-label="Status">{embeddingWords(item.status)}</td>
              <td className="number" data-label="Score">
                {item.score === null ? 'Not known' : percent(item.score)}
              </td>
              <td data-label="Movement">
                {item.score_change === null ? (
                  <span className="secondary">{notComparedWords(data.items, at)}</span>
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
