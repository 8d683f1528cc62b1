import { Link, useLocation } from '@tanstack/react-router'
import type { HelpProps } from '@/shared/ui/error-help'
import { focusHeading, Lede } from '@/shared/ui/page'
import { SignInPanel } from './sign-in-panel'

/** Nobody is signed in, or no longer: what was wanted goes on once somebody is. */
export function SignInHere({ error, retry, place }: HelpProps) {
  const here = useLocation({ select: ({ href }) => href })
  if (place === 'part') {
    return (
      <div className="notice" role="alert">
        <p>{forPeople(error.problem.detail)}</p>
        <p>
          <Link to="/sign-in" search={{ return_to: here }}>
            Sign in
          </Link>
        </p>
      </div>
    )
  }
  if (place === 'page') {
    return (
      <>
        <Lede>{forPeople(error.problem.detail)} You stay on this page.</Lede>
        <SignInPanel returnTo={here} onSignedIn={() => setTimeout(focusHeading)} />
      </>
    )
  }
  return (
    <div className="notice notice--warn" role="alert">
      <p>{forPeople(error.problem.detail)}</p>
      <p>
        What you typed stays as it is. Sign in here
        {retry ? ', and it is sent; as somebody else, you begin anew.' : ' and go on.'}
      </p>
      <SignInPanel returnTo={here} onSignedIn={(same) => same && retry?.()} beside />
    </div>
  )
}

/** A page has no tokens to send. */
function forPeople(detail: string): string {
  return detail.replace(/, or send a token\.$/, '.').replace(/, or get a new token\.$/, '.')
}
