import { Link } from '@tanstack/react-router'
import type { User } from '@/api/types'
import { codeWords } from '@/shared/format/code-words'
import { formatInstant } from '@/shared/format/date'
import { AccountWord } from './account-word'

/** One page of people: who they are, what they may, and when they were last here. */
export function PeopleTable({ people }: { people: readonly User[] }) {
  return (
    <table className="table table--stack">
      <caption className="hidden">People, by name</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Roles</th>
          <th scope="col">Account</th>
          <th scope="col">Last signed in</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              <Link to="/people/$id" params={{ id: person.id }}>
                <b>{person.name}</b>
              </Link>
              {person.email && <span className="row-note">{person.email}</span>}
            </th>
            <td data-label="Roles">
              <Roles roles={person.roles} />
            </td>
            <td data-label="Account">
              <AccountWord status={person.status} />
            </td>
            <td data-label="Last signed in">
              {person.last_signed_in_at ? (
                formatInstant(person.last_signed_in_at)
              ) : (
                <span className="secondary">Never</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Roles({ roles }: { roles: readonly string[] }) {
  if (roles.length === 0) return <span className="secondary">None today</span>
  return (
    <ul>
      {roles.map((role) => (
        <li key={role}>{codeWords(role)}</li>
      ))}
    </ul>
  )
}
