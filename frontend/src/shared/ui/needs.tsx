import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ProblemError } from '@/api/problem'
import { permissionsQuery } from '@/shared/permission'
import { meQuery } from '@/shared/session'
import { ErrorPage, Loading } from './states'

interface NeedsProps {
  do: string
  children: ReactNode
}

/** A page for those who may use it; others are told what it takes, before they have typed anything. */
export function Needs({ do: operation, children }: NeedsProps) {
  const me = useQuery(meQuery)
  const permissions = useQuery(permissionsQuery)
  const permission = permissions.data?.find((one) => one.operation === operation)
  // What cannot be found out the server will say.
  if (me.isError || permissions.isError) return children
  if (!me.data || !permissions.data) return <Loading />
  if (permission?.allowed) return children
  const signedIn = me.data.kind !== 'anonymous'
  const error = new ProblemError({
    type: 'about:blank',
    title: signedIn ? 'Not allowed' : 'Sign in first',
    status: signedIn ? 403 : 401,
    detail: permission?.why_not ?? `That takes the permission ${operation}.`,
    instance: globalThis.location.pathname,
    code: signedIn ? 'forbidden' : 'unauthenticated',
    request_id: '',
  })
  return <ErrorPage error={error} />
}
