import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { FaultSummary, type Faults, faultsOf, isWrong, Refusal } from '@/shared/ui/form'
import { LeaveGuard } from '@/shared/ui/leave-guard'
import { useDirty } from '@/shared/ui/use-dirty'
import { MONEY } from './queries/money'

interface MoneyFormOptions<Body, Data> {
  fields: readonly string[]
  send: (body: Body) => Promise<Data>
  /** Where the answer leads. */
  done: (data: Data) => Promise<void> | void
  /** What the server's faults mean on this form, where they name no field of it. */
  told?: (error: unknown, sent: Body | undefined) => Faults
}

/** What every form of money and figures does: it checks, sends once, says what is wrong where, and goes on. */
export function useMoneyForm<Body, Data>(options: MoneyFormOptions<Body, Data>) {
  const { fields, send, done, told = (error) => faultsOf(error, fields) } = options
  const queryClient = useQueryClient()
  const { dirty, setDirty, heard } = useDirty()
  const [checked, setChecked] = useState<{ faults: Faults; at: number }>({ faults: {}, at: 0 })
  const sent = useMutation({
    mutationFn: send,
    onSuccess: async (data) => {
      setDirty(false)
      await queryClient.invalidateQueries({ queryKey: MONEY })
      await done(data)
    },
  })
  const refused = told(sent.error, sent.variables)
  const faults = isWrong(checked.faults) ? checked.faults : refused

  /** Sends what is right as far as the page can tell. */
  function submit(found: Faults, body: Body | undefined) {
    if (sent.isPending) return
    setChecked({ faults: found, at: Date.now() })
    sent.reset()
    if (!isWrong(found) && body !== undefined) sent.mutate(body)
  }

  function notices(now?: ReactNode) {
    return (
      <>
        <FaultSummary faults={checked.faults} at={checked.at} />
        <Refusal of={sent} faults={refused} now={now} />
        <LeaveGuard dirty={dirty && !sent.isPending && !sent.isSuccess} />
      </>
    )
  }

  return { sent, faults, wrong: isWrong(faults), heard, setDirty, submit, notices }
}

/** What was typed into a form, by the names of its fields. */
export function typedIn(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(new FormData(form)) as Record<string, string>
}
