import { Link } from '@tanstack/react-router'
import type { Action } from '../queries'
import { dayWords, whyWords } from '../words'
import { Past } from './past'
import { ActionWord } from './pieces'

interface ActionsTableProps {
  items: readonly Action[]
  /** All of one network, whose page it is. */
  ofOne?: boolean
  /** Whether what an action was raised for holds no longer. */
  isPast: (action: Action) => boolean
}

/** What is to be done, of which network, whose it is and by when. */
export function ActionsTable({ items, ofOne = false, isPast }: ActionsTableProps) {
  return (
    <table className="table table--stack">
      <caption className="hidden">Improvement actions, the first due first</caption>
      <thead>
        <tr>
          <th scope="col">What is to be done</th>
          {!ofOne && <th scope="col">PCN</th>}
          <th scope="col">Whose it is</th>
          <th scope="col">By when</th>
          <th scope="col">How far</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <Link to="/embedding/actions/$id" params={{ id: one.id }}>
                <b>{one.title}</b>
              </Link>
              <span className="row-note">
                {whyWords(one)}
                {isPast(one) && <Past />}
              </span>
            </th>
            {!ofOne && (
              <td data-label="PCN">
                <Link to="/pcns/$code/embedding" params={{ code: one.pcn_code }}>
                  {one.pcn_name}
                </Link>
              </td>
            )}
            <td data-label="Whose it is">{one.owner}</td>
            <td data-label="By when">{dayWords(one)}</td>
            <td data-label="How far">
              <ActionWord status={one.status} is_overdue={one.is_overdue} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
