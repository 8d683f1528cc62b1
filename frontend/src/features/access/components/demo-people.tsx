import { useMutation } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { DemoPerson } from '@/api/types'
import { codeWords } from '@/shared/format/code-words'
import { SignInRefusal } from './sign-in-refusal'

interface DemoPeopleProps {
  people: readonly DemoPerson[]
  onArrival: () => void
}

/** The demonstration's people: one press, and one is them. */
export function DemoPeople({ people, onArrival }: DemoPeopleProps) {
  const signIn = useMutation({
    mutationFn: (user_id: string) =>
      answer(api.POST('/api/v1/session', { body: { method: 'demo', user_id } })),
    onSuccess: onArrival,
  })
  return (
    <>
      <SignInRefusal of={signIn} />
      <table className="table table--stack table--people">
        <caption className="hidden">The demonstration’s people</caption>
        <thead>
          <tr>
            <th scope="col">Sign in as</th>
            <th scope="col">Role</th>
            <th scope="col">What they can do</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ user_id, name, role, scope, does }) => (
            <tr key={user_id}>
              <th scope="row">
                <button
                  type="button"
                  className="link-button"
                  aria-disabled={signIn.isPending}
                  onClick={() => signIn.isPending || signIn.mutate(user_id)}
                >
                  <b>{name}</b>
                </button>
              </th>
              <td data-label="Role">
                <span>
                  {codeWords(role)}
                  <span className="row-note">{scope}</span>
                </span>
              </td>
              <td data-label="Can">{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hidden" role="status">
        {signIn.isPending && 'Signing in.'}
      </p>
    </>
  )
}
