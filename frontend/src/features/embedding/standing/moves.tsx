import type { PcnEmbedding } from '@/api/types'
import { Section } from '@/shared/ui/page'
import { criterionWords, embeddingWords, ROLES } from '../words'
import { joined, tenths } from './words'

const SHOWN = 12

/** The shortest way found to the next status. */
export function Moves({ pcn }: { pcn: PcnEmbedding }) {
  const e = pcn.explanation
  if (!e) return null
  const moves = joined(e.moves)
  const next = e.next_status && embeddingWords(e.next_status).toLowerCase()
  if (!next) {
    return (
      <Section title="What would move it">
        <p>
          {pcn.status === 'embedded'
            ? 'It is embedded: there is no higher status. Keep what is in place, and assess again within a year.'
            : pcn.status === 'insufficient_evidence'
              ? `Too little is assessed to give a status: ${e.not_assessed} ratings are missing. Assess them first.`
              : 'It is a long way to the next status. Begin with the gates, then with the lowest levels below.'}
        </p>
      </Section>
    )
  }
  return (
    <Section title={`What would make it ${next}`}>
      {pcn.score !== null && <p>The score is {tenths(pcn.score)} now.</p>}
      <table className="table table--lead table--stack">
        <caption className="hidden">
          Levels to reach one after the other, gates first, then what gains most
        </caption>
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            <th scope="col">Whose</th>
            <th scope="col">To level</th>
            <th scope="col">What that looks like</th>
            <th scope="col" className="number">
              Score then
            </th>
          </tr>
        </thead>
        <tbody>
          {moves.slice(0, SHOWN).map((move, i) => (
            <tr key={`${move.criterion_code} ${move.role_type} ${i}`}>
              <th scope="row">{criterionWords(move.criterion_code, move.criterion_name)}</th>
              <td data-label="Whose">{move.role_type ? ROLES[move.role_type] : 'The PCN'}</td>
              <td data-label="To level">
                {move.to_level}
                {move.from_level === null ? ', not assessed yet' : `, from ${move.from_level}`}
              </td>
              <td data-label="What that looks like">{move.to_text}</td>
              <td className="number" data-label="Score then">
                {tenths(move.score)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {moves.length > SHOWN && (
        <p className="small secondary">
          and {moves.length - SHOWN} more steps; all of them are in the API’s explanation.
        </p>
      )}
    </Section>
  )
}
