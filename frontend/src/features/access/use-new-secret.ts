import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import { CLIENTS, type VersionedClient } from './client-queries'

/** Gives a client another secret, so that one can replace the other without a break. */
export function useNewSecret({ client, etag }: VersionedClient) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      const params = { path: { id: client.id }, header: { 'If-Match': etag } }
      const call = api.POST('/api/v1/api_clients/{id}/secrets', { params })
      return (await answer(call)).data
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: CLIENTS }),
  })
}
