import { useQuery } from '@tanstack/react-query'
import { Fragment, type ReactNode, useRef } from 'react'
import { ProblemError } from '@/api/problem'
import { permissionsQuery } from '@/shared/permission'
import { meQuery } from '@/shared/session'
import { Beside, ErrorPage, Loading } from './states'

interface NeedsProps {
  do: string
  /** Somebody types here: once it was let in, it stays, whatever becomes of the session meanwhile. */
  form?: boolean
  children: ReactNode
}

/** A page for those who may use it; others are told what it takes, before they have typed anything. */
export function Needs({ do: operation, form = false, children }: NeedsProps) {
  const me = useQuery(meQuery)
  const permissions = useQuery(permissionsQuery)
  const permission = permissions.data?.find((one) => one.operation === operation)
  const letIn = useRef<string>(undefined)
  // What cannot be found out the server will say.
  const allowed = me.isError || permissions.isError || (isPerson(me.data) && permission?.allowed)
  if (allowed && isPerson(me.data)) letIn.current = me.data?.id
  const stays = form && letIn.current !== undefined && !isSomebodyElse(me.data, letIn.current)
  if (!allowed && !stays && (!me.data || !permissions.data)) return <Loading />
  if (!allowed && !stays) return <ErrorPage error={refused()} />
  return (
    <Fragment key={letIn.current}>
      {!allowed && me.data && permissions.data && <Beside error={refused()} />}
      {children}
    </Fragment>
  )

  function refused(): ProblemError {
    const signedIn = me.data?.kind !== 'anonymous'
    return new ProblemError({
      type: 'about:blank',
      title: signedIn ? 'Not allowed' : 'Sign in first',
      status: signedIn ? 403 : 401,
      detail: detailOf(signedIn),
      instance: globalThis.location.pathname,
      code: signedIn ? 'forbidden' : 'unauthenticated',
      request_id: '',
    })
  }

  function detailOf(signedIn: boolean): string {
    if (!signedIn && stays) return 'You are not signed in any more.'
    return permission?.why_not ?? `That takes the permission ${operation}.`
  }
}

type Me = { kind: string; id: string } | undefined

function isPerson(me: Me): boolean {
  return me?.kind === 'person'
}

function isSomebodyElse(me: Me, id: string): boolean {
  return me?.kind === 'person' && me.id !== id
}
