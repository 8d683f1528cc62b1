import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { formatDate } from '@/shared/format/date'
import { dateFault, parseDate } from '@/shared/format/parse-date'
import { aboutQuery } from '@/shared/session'
import { FaultSummary, type Faults, faultsOf, isWrong, Refusal } from '@/shared/ui/form'
import { LeaveGuard } from '@/shared/ui/leave-guard'
import { Section } from '@/shared/ui/page'
import { useDirty } from '@/shared/ui/use-dirty'
import type { FoundAction } from '../queries'
import { dayWords } from '../words'
import { ActionFields, checked } from './action-fields'
import { useChange } from './use-change'

interface ChangeFormProps {
  found: FoundAction
  done: () => void
  cancel: () => void
}

/** What is to be done, whose it is and by when; what it is for does not change. */
export function ChangeForm({ found, done, cancel }: ChangeFormProps) {
  const { data: about } = useQuery(aboutQuery)
  const { dirty, heard } = useDirty()
  const [wrong, setWrong] = useState<{ faults: Faults; at: number }>({ faults: {}, at: 0 })
  const change = useChange(found, done)
  const refused = faultsOf(change.error, ['title', 'owner', 'due_on', 'detail'])
  const faults = isWrong(wrong.faults) ? wrong.faults : refused
  const { title, owner, due_on, detail } = found.record

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (change.isPending) return
    const typed = new FormData(event.currentTarget)
    const of = (name: string) => String(typed.get(name) ?? '').trim()
    const due = parseDate(of('due_on'), about?.today)
    const found = checked({
      title: of('title'),
      owner: of('owner'),
      due: due ? undefined : dateFault(of('due_on')),
    })
    setWrong({ faults: found, at: Date.now() })
    change.reset()
    if (isWrong(found) || !due) return
    change.mutate({
      title: of('title'),
      owner: of('owner'),
      due_on: due,
      detail: of('detail') || null,
    } as Parameters<typeof change.mutate>[0])
  }

  return (
    <Section title="Change the action">
      <FaultSummary faults={wrong.faults} at={wrong.at} />
      <Refusal of={change} faults={refused} now={<p>{dayWords(found.record)}</p>} />
      <LeaveGuard dirty={dirty && !change.isPending && !change.isSuccess} />
      <form className="form" onSubmit={submit} noValidate {...heard}>
        <ActionFields
          title={title}
          owner={owner}
          due={formatDate(due_on).replaceAll('\u00a0', ' ')}
          detail={detail ?? ''}
          faults={faults}
        />
        <div className="button-row">
          <button type="submit" className="button" aria-disabled={change.isPending}>
            {change.isPending ? 'Saving…' : 'Save'}
          </button>
          <button type="button" className="link-button" onClick={cancel}>
            Cancel
          </button>
        </div>
      </form>
    </Section>
  )
}
