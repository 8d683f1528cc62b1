import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '@/api/client'
import { codeWithin } from '@/shared/format/code-words'
import { tellOtherTabs } from '@/shared/other-tabs'
import { meQuery } from '@/shared/session'
import { leave } from '@/shared/session-change'
import { toSignIn } from './one-person'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Set after signing out, so that the page can say so. */
    signedOut?: boolean
  }
}

/** Who is asking, and the way to their account and out; or the way in. */
export function Who() {
  const { data: me } = useQuery(meQuery)
  const here = useLocation({ select: ({ pathname, href }) => ({ pathname, href }) })
  if (!me) return null
  if (me.kind === 'anonymous') {
    const home = here.pathname === '/' || here.pathname === '/sign-in'
    return (
      <Link to="/sign-in" search={{ return_to: home ? undefined : here.href }}>
        Sign in
      </Link>
    )
  }
  const [grant] = me.grants
  return (
    <>
      <Link to="/account" className="who__name">
        <b>{me.name}</b>
        {grant && `, ${codeWithin(grant.role)}`}
      </Link>
      <SignOut />
    </>
  )
}

/** Without the machinery of changes, which arrives with the first form: every page starts with this. */
function SignOut() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [failed, setFailed] = useState(false)

  async function signOut() {
    setFailed(false)
    const outcome = await api.DELETE('/api/v1/session').catch(() => undefined)
    // A session that has ended already is what was asked for.
    if (!outcome?.response.ok && outcome?.response.status !== 401) {
      setFailed(true)
      return
    }
    tellOtherTabs(null)
    await leave(queryClient, () => navigate(toSignIn))
  }

  return (
    <button type="button" className="link-button" onClick={() => void signOut()}>
      {failed ? 'Not signed out: try again' : 'Sign out'}
    </button>
  )
}
