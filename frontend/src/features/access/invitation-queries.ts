import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'

/** What an invitation offers to whoever holds its link. */
export function openInvitationQuery(token: string) {
  return queryOptions({
    queryKey: ['invitation', token],
    queryFn: async ({ signal }) => {
      const body = { token }
      const call = api.POST('/api/v1/invitations/open', { body, signal })
      return (await answer(call)).data
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
