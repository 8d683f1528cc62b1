import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { answer, api } from '@/api/client'
import { Refusal, useRequestKey } from '@/shared/ui/form'
import { focusHeading } from '@/shared/ui/page'
import { PEOPLE, type VersionedPerson } from '../people-queries'
import { AskBlock, KeepLink } from './ask-block'

/** Stops a person from signing in, or lets them again. */
export function DisableBlock({ found: { person, etag } }: { found: VersionedPerson }) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const keyOf = useRequestKey()
  const status = person.status === 'active' ? 'disabled' : 'active'
  const save = useMutation({
    mutationFn: () => {
      const header = { 'If-Match': etag, 'Idempotency-Key': keyOf(status, etag) }
      const params = { path: { id: person.id }, header }
      return answer(api.PATCH('/api/v1/users/{id}', { params, body: { status } }))
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: PEOPLE })
      await navigate({ to: '.', search: (old) => ({ ...old, ask: undefined }), resetScroll: false })
      focusHeading()
    },
  })
  const disabling = status === 'disabled'
  return (
    <AskBlock title={disabling ? 'Disable the account?' : 'Enable the account?'}>
      <p className="small">
        {disabling
          ? `${person.name} is signed out everywhere and cannot sign in again. Roles and what was done stay on record.`
          : `${person.name} can sign in again, with the roles that still hold.`}
      </p>
      <Refusal of={save} />
      <button
        type="button"
        className="button"
        aria-disabled={save.isPending}
        onClick={() => save.isPending || save.mutate()}
      >
        {disabling ? 'Disable the account' : 'Enable the account'}
      </button>
      <KeepLink>Leave it as it is</KeepLink>
    </AskBlock>
  )
}
