import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useLocation, useRouter, useSearch } from '@tanstack/react-router'
import { hasHome } from '@/shared/at-home'
import { meQuery } from '@/shared/session'
import { Lede, PageHeader } from '@/shared/ui/page'
import { ElsewhereProblem } from '../components/elsewhere-problem'
import { SignInPanel } from '../components/sign-in-panel'
import { returnTo } from '../return-to'
import { signInQuery } from '../sign-in-queries'

export function SignInScreen() {
  const router = useRouter()
  const queryClient = useQueryClient()
  const { return_to, problem } = useSearch({ from: '/sign-in' })
  const signedOut = useLocation({ select: ({ state }) => state.signedOut })
  const { data: me } = useQuery(meQuery)
  const { data: options } = useQuery(signInQuery)
  const after = returnTo(return_to)
  /** Who asked for no page begins where their own board or network is, where they have one. */
  function landing() {
    const now = queryClient.getQueryData(meQuery.queryKey)
    return return_to === undefined && hasHome(now?.grants) ? '/home' : after
  }
  return (
    <>
      <PageHeader title="Sign in" />
      {signedOut && me?.kind === 'anonymous' && (
        <div className="notice notice--done" role="status">
          <p>You have signed out</p>
        </div>
      )}
      {problem && <ElsewhereProblem code={problem} name={options?.methods.oidc?.name} />}
      {me?.kind === 'person' && (
        <p className="lead-in">
          You are signed in as <b>{me.name}</b>. <Link to="/account">Your account</Link>
        </p>
      )}
      {options && (
        <Lede>
          {options.methods.demo.length > 0 ? (
            <>
              This is a demonstration, so <b>no password is needed</b>: be any of these people, and
              see what each of them sees.
            </>
          ) : (
            <>
              Signing in shows what is <b>yours to see and to do</b>.
            </>
          )}
        </Lede>
      )}
      <SignInPanel returnTo={after} onSignedIn={() => router.history.replace(landing())} />
    </>
  )
}
