import type { QueryClient } from '@tanstack/react-query'
import { pageIsFor } from '@/api/person'
import { hearOtherTabs } from '@/shared/other-tabs'
import { LAST_PERSON, meQuery } from '@/shared/session'
import { arrive, leave } from '@/shared/session-change'
import type { createAppRouter } from './router'

/** All tabs of a browser share one session: who signs in or out in one of them does so in each. */
export function keepToOnePerson(
  queryClient: QueryClient,
  router: ReturnType<typeof createAppRouter>,
) {
  const caller = () => queryClient.getQueryData(meQuery.queryKey)
  const person = () => {
    const me = caller()
    return me?.kind === 'person' ? me.id : undefined
  }
  pageIsFor(person)
  hearOtherTabs((somebody) => {
    if (somebody === null) {
      if (queryClient.getQueryData(LAST_PERSON)) {
        void leave(queryClient, () => router.navigate(toSignIn))
      }
    } else if (caller() && somebody !== person()) {
      void arrive(queryClient).catch(() => queryClient.invalidateQueries(meQuery))
    }
  })
}

/** The session is over, so nothing that was typed could be sent: no form holds this back. */
export const toSignIn = {
  to: '/sign-in',
  search: {},
  state: { signedOut: true },
  ignoreBlocker: true,
} as const
