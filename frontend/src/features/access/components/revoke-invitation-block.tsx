import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { answer, api } from '@/api/client'
import type { Invitation } from '@/api/types'
import { Refusal, useRequestKey } from '@/shared/ui/form'
import { PEOPLE } from '../people-queries'
import { AskBlock, KeepLink } from './ask-block'

interface RevokeInvitationProps {
  invitation: Invitation
  /** Told above, where it stays whatever the list then shows. */
  onRevoked: (name: string) => void
}

/** Takes an invitation back before it is taken up. */
export function RevokeInvitationBlock({ invitation, onRevoked }: RevokeInvitationProps) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const keyOf = useRequestKey()
  const { id, version, name } = invitation
  const revoke = useMutation({
    mutationFn: () => {
      const header = { 'If-Match': `"v${version}"`, 'Idempotency-Key': keyOf(id, version) }
      const params = { path: { id }, header }
      return answer(api.POST('/api/v1/invitations/{id}/revoke', { params }))
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: PEOPLE })
      await navigate({
        to: '.',
        search: (old) => ({ ...old, ask: undefined, invitation: undefined }),
        resetScroll: false,
      })
      onRevoked(name)
    },
  })
  return (
    <AskBlock title="Revoke the invitation?">
      <p className="small">
        The link that {name} was sent stops working. To invite {name} again, make another.
      </p>
      <Refusal of={revoke} />
      <button
        type="button"
        className="button"
        aria-disabled={revoke.isPending}
        onClick={() => revoke.isPending || revoke.mutate()}
      >
        {revoke.isPending ? 'Revoking…' : 'Revoke the invitation'}
      </button>
      <KeepLink>Keep it</KeepLink>
    </AskBlock>
  )
}
