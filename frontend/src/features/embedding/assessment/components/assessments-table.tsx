import { Link } from '@tanstack/react-router'
import { formatInstant } from '@/shared/format/date'
import { called, KINDS } from '../../words'
import type { Assessment } from '../queries'
import { agreedWords, gateWords, movementWords, SETS, statusWords, whenOf } from '../words'
import { AssessmentWord } from './pieces'

/** One page of assessments: of which network, how far each has come, and what it comes to. */
export function AssessmentsTable({ items }: { items: readonly Assessment[] }) {
  return (
    <table className="table table--stack">
      <caption className="hidden">Assessments, the last begun first</caption>
      <thead>
        <tr>
          <th scope="col">Network</th>
          <th scope="col">How far</th>
          <th scope="col">Comes to</th>
          <th scope="col">Gates</th>
          <th scope="col">When</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => {
          const moved = movementWords(one.score_change)
          const [what, at] = whenOf(one)
          const agreed = agreedWords(one)
          return (
            <tr key={one.id}>
              <th scope="row">
                <Link to="/embedding/assessments/$id" params={{ id: one.id }}>
                  <b>{one.pcn_name}</b>
                  <span className="hidden">
                    , {what} {formatInstant(at)}
                  </span>
                </Link>
                <span className="row-note">
                  {called(KINDS, one.kind)} · {called(SETS, one.criteria_set)}
                </span>
              </th>
              <td data-label="How far">
                <span>
                  <AssessmentWord status={one.status} />
                  {agreed && <span className="row-note">{agreed}</span>}
                </span>
              </td>
              <td data-label="Comes to">
                <span>
                  {statusWords(one)}
                  {moved && <span className="row-note">{moved}</span>}
                </span>
              </td>
              <td data-label="Gates">{gateWords(one)}</td>
              <td data-label="When">
                <span>
                  {what}
                  <span className="row-note">{formatInstant(at)}</span>
                  <span className="row-note">Begun {formatInstant(one.opened_at)}</span>
                </span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
