import { capital } from '@/shared/format/words'

interface ElsewhereProblemProps {
  /** The problem’s code: words of its own an address could have from anybody. */
  code: string
  name: string | undefined
}

/** Why somebody who went to sign in elsewhere came back without being signed in. */
export function ElsewhereProblem({ code, name = 'your organisation' }: ElsewhereProblemProps) {
  return (
    <div className="notice notice--error" role="alert">
      <p>
        <b>You are not signed in</b>
      </p>
      <p>{capital(told(code, name))}</p>
    </div>
  )
}

function told(code: string, name: string): string {
  switch (code) {
    case 'forbidden':
      return `${name} knows you, but that opens no account here. Ask whoever told you of Trellis for an invitation.`
    case 'unavailable':
      return `The sign-in with ${name} cannot be reached at the moment. Try again in a few seconds.`
    case 'too_many_requests':
      return 'That was tried too often. Try again in a minute.'
    default:
      return `The sign-in with ${name} was not completed. Begin it again.`
  }
}
