import { Section } from '@/shared/ui/page'
import { called, embeddingWords, levelWords, ROLES } from '../../words'
import { criterionOf, gateAsks, keyOf, letterOf, placeWords } from '../model'
import type { AssessmentDetail, Framework } from '../queries'
import { isOpen, scoreWords } from '../words'
import { ScoreBar } from './pieces'
import { Place } from './place'

type Result = AssessmentDetail['result']

interface PlacesProps {
  record: AssessmentDetail
  framework: Framework
  /** The assessment, while the reader can rate in it. */
  edits: string | undefined
}

/** The gates that are not met, those of them apart that are not rated yet, and what each asks for. */
export function Gates({ record, framework, edits }: PlacesProps) {
  const { result } = record
  const apart = isOpen(record) || record.status === 'discarded'
  const yet = apart ? result.gate_failures.filter(({ level }) => level === null) : []
  const failed = result.gate_failures.filter((gate) => !yet.includes(gate))
  return (
    <>
      {failed.length > 0 && (
        <Section title="Gates not met">
          <p className="small">
            The Network Contract asks for these. Until each is met, the status is at most developing
            {result.band === 'established' || result.band === 'embedded'
              ? `; the score alone would be called ${embeddingWords(result.band).toLowerCase()}.`
              : '.'}
          </p>
          <GateList gates={failed} framework={framework} edits={edits} />
        </Section>
      )}
      {yet.length > 0 && (
        <Section title={isOpen(record) ? 'Gates not rated yet' : 'Gates not rated'}>
          <p className="small">
            The Network Contract asks for these.
            {isOpen(record) && ' Whether they are met shows once they are rated.'}
          </p>
          <GateList gates={yet} framework={framework} edits={edits} />
        </Section>
      )}
    </>
  )
}

interface GateListProps extends Omit<PlacesProps, 'record'> {
  gates: Result['gate_failures']
}

/** Gates, each with what it is and what it asks for. */
function GateList({ gates, framework, edits }: GateListProps) {
  return (
    <ul className="gates">
      {gates.map((gate) => (
        <li key={keyOf(gate)}>
          <b>
            <Place edits={edits} letter={letterOf(gate)} at={keyOf(gate)}>
              {placeWords(framework, gate)}
            </Place>
          </b>
          <span className="row-note">
            {gate.level === null ? 'Not rated' : `Is ${levelWords(gate.level).toLowerCase()}`}. Asks
            for {gateAsks(criterionOf(framework, gate.criterion_code))}
          </span>
        </li>
      ))}
    </ul>
  )
}

interface Row {
  code: string
  name: string
  score: number | null
  assessed: number
  applicable: number
  status?: string
}

/** What each domain and each role comes to. */
export function Scores({ record: { result }, framework, edits }: PlacesProps) {
  const domains = result.domains
    .filter(({ applicable }) => applicable > 0)
    .map((one) => ({
      ...one,
      code: one.domain_code,
      name: `${one.domain_code} ${framework.domains.find(({ code }) => code === one.domain_code)?.name ?? ''}`,
    }))
  const roles = result.roles.map((one) => ({
    ...one,
    code: one.role_type,
    name: called(ROLES, one.role_type),
  }))
  return (
    <>
      <ScoreTable title="By domain" of="Domain" rows={domains} edits={edits} />
      {roles.length > 0 && <ScoreTable title="By role" of="Role" rows={roles} />}
    </>
  )
}

interface ScoreTableProps {
  title: string
  of: string
  rows: readonly Row[]
  /** The assessment, where its rows lead to a page of it. */
  edits?: string | undefined
}

function ScoreTable({ title, of, rows, edits }: ScoreTableProps) {
  return (
    <Section title={title}>
      <table className="table table--stack">
        <caption className="hidden">Score, {title.toLowerCase()}</caption>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            <th scope="col">Score</th>
            <th scope="col" className="number">
              Rated
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">
                <Place edits={edits} letter={row.code}>
                  {row.name}
                </Place>
              </th>
              <td data-label="Score">
                <span className="score-cell">
                  <ScoreBar score={row.score} />
                  {row.status && row.score !== null && `${embeddingWords(row.status)} `}
                  {scoreWords(row.score)}
                </span>
              </td>
              <td className="number" data-label="Rated">
                {row.assessed} of {row.applicable}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
