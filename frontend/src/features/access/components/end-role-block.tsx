import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { answer, api } from '@/api/client'
import type { Membership } from '@/api/types'
import { codeWithin } from '@/shared/format/code-words'
import { addDays, formatDate, lastDay } from '@/shared/format/date'
import { dateFault, parseDate } from '@/shared/format/parse-date'
import { aboutQuery } from '@/shared/session'
import { TextField } from '@/shared/ui/field'
import { faultsOf, Refusal, useRequestKey } from '@/shared/ui/form'
import { focusHeading } from '@/shared/ui/page'
import { PEOPLE } from '../people-queries'
import { scopeWords } from '../scope-words'
import { AskBlock, KeepLink } from './ask-block'

/** Ends a role on a day: from the next on it does not hold. */
export function EndRoleBlock({ membership }: { membership: Membership }) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { data: about } = useQuery(aboutQuery)
  const keyOf = useRequestKey()
  const [wrong, setWrong] = useState<string>()
  const end = useMutation({
    mutationFn: (valid_to: string | undefined) => {
      const { id, version } = membership
      const header = {
        'If-Match': `"v${version}"`,
        'Idempotency-Key': keyOf(id, valid_to, version),
      }
      const call = api.POST('/api/v1/memberships/{id}/end', {
        params: { path: { id }, header },
        body: valid_to ? { valid_to } : {},
      })
      return answer(call)
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: PEOPLE })
      await navigate({
        to: '.',
        search: (old) => ({ ...old, ask: undefined, membership: undefined }),
        resetScroll: false,
      })
      focusHeading()
    },
  })
  // What has not begun is taken back: there is no last day to choose.
  const isAhead = membership.status === 'not_yet'
  const faults = faultsOf(end.error, ['valid_to'])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (end.isPending) return
    if (isAhead) return end.mutate(undefined)
    const typed = String(new FormData(event.currentTarget).get('valid_to') ?? '')
    const last = parseDate(typed, about?.today)
    setWrong(last ? undefined : dateFault(typed))
    if (last) end.mutate(addDays(last, 1))
  }

  const today = about?.today
  return (
    <AskBlock title={isAhead ? 'Take this role back?' : 'End this role?'}>
      <p className="small">
        {codeWithin(membership.role)} for {scopeWords(membership)},{' '}
        {isAhead ? 'not before' : 'since'} {formatDate(membership.valid_from)}.{' '}
        {isAhead
          ? 'Taken back, it never begins; it stays on record.'
          : 'It stays on record; what was done under it stays done.'}
      </p>
      <Refusal of={end} faults={faults} />
      <form onSubmit={submit} noValidate>
        {!isAhead && (
          <TextField
            id="valid_to"
            label="Last day"
            small
            defaultValue={today ? formatDate(lastDay(today)) : ''}
            hint="Yesterday ends it at once."
            error={wrong ?? faults.valid_to}
          />
        )}
        <button type="submit" className="button" aria-disabled={end.isPending}>
          {end.isPending ? 'Ending…' : isAhead ? 'Take the role back' : 'End the role'}
        </button>
      </form>
      <KeepLink>Keep the role</KeepLink>
    </AskBlock>
  )
}
