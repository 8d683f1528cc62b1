import { useQuery } from '@tanstack/react-query'
import type { SignInMethods } from '@/api/types'
import { Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { withReturn } from '../return-to'
import { signInQuery, useArrival } from '../sign-in-queries'
import { DemoPeople } from './demo-people'
import { Elsewhere } from './elsewhere'
import { PasswordForm } from './password-form'

interface SignInPanelProps {
  /** The page an issuer elsewhere sends people back to. */
  returnTo: string
  /** Signed in, with everything asked anew; as who was here before, or as somebody else. */
  onSignedIn?: ((same: boolean) => void) | undefined
  /** Beside a form: its page stays open, whatever the way to sign in. */
  beside?: boolean
}

/** Every way to sign in here. */
export function SignInPanel({ returnTo, onSignedIn, beside = false }: SignInPanelProps) {
  const query = useQuery(signInQuery)
  const arrive = useArrival()
  async function onArrival() {
    const same = await arrive()
    if (same === undefined) return false
    onSignedIn?.(same)
    return true
  }
  return (
    <Resource query={query} part>
      {({ methods }) => (
        <Ways ways={methods} returnTo={returnTo} onArrival={onArrival} beside={beside} />
      )}
    </Resource>
  )
}

interface WaysProps {
  ways: SignInMethods
  returnTo: string
  onArrival: () => Promise<boolean>
  beside: boolean
}

function Ways({ ways: { demo, password, oidc }, returnTo, onArrival, beside }: WaysProps) {
  if (demo.length === 0 && !password && !oidc) {
    return (
      <p className="lead-in">
        This installation has no way to sign in yet. Ask the team that runs it.
      </p>
    )
  }
  const own = (password || oidc) && (
    <>
      {oidc && beside && (
        <Elsewhere address={withReturn(oidc.start, '/account')} onDone={onArrival}>
          Sign in with {oidc.name}
        </Elsewhere>
      )}
      {oidc && !beside && (
        <p className="lead-in">
          <a className="button" href={withReturn(oidc.start, returnTo)}>
            Sign in with {oidc.name}
          </a>
        </p>
      )}
      {password && <PasswordForm onArrival={onArrival} />}
    </>
  )
  if (demo.length === 0) return <div className="section">{own}</div>
  return (
    <div className="columns">
      <Section title="Choose who to be">
        <DemoPeople people={demo} onArrival={onArrival} />
      </Section>
      {own && (
        <Section title="Or as yourself" className="aside-block">
          {own}
        </Section>
      )}
    </div>
  )
}
