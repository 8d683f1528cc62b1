import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { answer, api } from '@/api/client'
import { ProblemError } from '@/api/problem'
import { dateFault, parseDate } from '@/shared/format/parse-date'
import { useManagedPcns } from '@/shared/managed-pcns'
import { aboutQuery } from '@/shared/session'
import { SelectField, TextField } from '@/shared/ui/field'
import {
  FaultSummary,
  type Faults,
  faultsOf,
  isWrong,
  Refusal,
  useRequestKey,
} from '@/shared/ui/form'
import { LeaveGuard } from '@/shared/ui/leave-guard'
import { Needs } from '@/shared/ui/needs'
import { PageHeader } from '@/shared/ui/page'
import { PcnField } from '@/shared/ui/pcn-field'
import { useDirty } from '@/shared/ui/use-dirty'
import { ASSESSMENTS } from '../../assessment/queries'
import { ROLES } from '../../words'
import { ActionFields, checked } from '../components/action-fields'
import { ActionCrumbs } from '../components/pieces'
import type { NewAction } from '../queries'
import { REASONS } from '../words'

const FIELDS = [
  'pcn_code',
  'reason',
  'criterion_code',
  'role_type',
  'title',
  'owner',
  'due_on',
  'detail',
]

export function NewActionScreen() {
  return (
    <Needs do="improvement_actions.create" form>
      <NewActionForm />
    </Needs>
  )
}

function NewActionForm() {
  const prefilled = useSearch({ from: '/embedding/actions/new' })
  const own = useManagedPcns('improvement_actions.create')
  const { data: about } = useQuery(aboutQuery)
  const { dirty, heard } = useDirty()
  const [wrong, setWrong] = useState<{ faults: Faults; at: number }>({ faults: {}, at: 0 })
  const raise = useRaise()
  const refused = raise.error && isTaken(raise.error) ? {} : faultsOf(raise.error, FIELDS)
  const faults = isWrong(wrong.faults) ? wrong.faults : refused

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (raise.isPending) return
    const typed = new FormData(event.currentTarget)
    const of = (name: string) => String(typed.get(name) ?? '').trim()
    const due = parseDate(of('due_on'), about?.today)
    const found = {
      pcn_code: of('pcn_code') ? undefined : 'Say which PCN it is about, by its name or code.',
      ...checked({
        title: of('title'),
        owner: of('owner'),
        due: due ? undefined : dateFault(of('due_on')),
      }),
    }
    setWrong({ faults: found, at: Date.now() })
    raise.reset()
    if (isWrong(found) || !due) return
    raise.mutate({
      pcn_code: of('pcn_code').toUpperCase(),
      reason: of('reason') as NewAction['reason'],
      ...(of('criterion_code') && { criterion_code: of('criterion_code').toUpperCase() }),
      ...(of('role_type') && { role_type: of('role_type') as 'splw' }),
      title: of('title'),
      owner: of('owner'),
      due_on: due,
      ...(of('detail') && { detail: of('detail') }),
    })
  }

  return (
    <>
      <PageHeader
        title="Raise an action"
        tab={isWrong(faults) ? 'Error: Raise an action' : 'Raise an improvement action'}
        identity="What is to be done about a PCN, whose it is, and by when"
        breadcrumb={<ActionCrumbs below />}
      />
      <FaultSummary faults={wrong.faults} at={wrong.at} />
      <Refusal of={raise} faults={refused} />
      {isTaken(raise.error) && <Taken error={raise.error} />}
      <LeaveGuard dirty={dirty && !raise.isPending && !raise.isSuccess} />
      <form className="form section" onSubmit={submit} noValidate {...heard}>
        <PcnField
          id="pcn_code"
          label="PCN, by name or code"
          code={prefilled.pcn ?? own[0]?.code}
          error={faults.pcn_code}
        />
        <SelectField
          id="reason"
          label="Why?"
          defaultValue={prefilled.reason ?? 'other'}
          error={faults.reason}
        >
          {Object.entries(REASONS).map(([code, words]) => (
            <option value={code} key={code}>
              {words}
            </option>
          ))}
        </SelectField>
        <TextField
          id="criterion_code"
          label="Criterion (optional)"
          hint="Its code in the framework, such as D2."
          defaultValue={prefilled.criterion ?? ''}
          error={faults.criterion_code}
        />
        <SelectField
          id="role_type"
          label="Role (optional)"
          defaultValue={prefilled.role ?? ''}
          error={faults.role_type}
        >
          <option value="">The PCN as one</option>
          {Object.entries(ROLES).map(([code, words]) => (
            <option value={code} key={code}>
              {words}
            </option>
          ))}
        </SelectField>
        <ActionFields faults={faults} />
        <div className="button-row">
          <button type="submit" className="button" aria-disabled={raise.isPending}>
            {raise.isPending ? 'Raising…' : 'Raise the action'}
          </button>
          <Link to="/embedding/actions" search={{ pcn: prefilled.pcn }}>
            Cancel
          </Link>
        </div>
      </form>
    </>
  )
}

function useRaise() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const keyOf = useRequestKey()
  return useMutation({
    mutationFn: async (body: NewAction) => {
      const params = { header: { 'Idempotency-Key': keyOf(body) } }
      return (await answer(api.POST('/api/v1/improvement_actions', { params, body }))).data
    },
    onSuccess: async ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: ASSESSMENTS })
      await navigate({ to: '/embedding/actions/$id', params: { id } })
    },
  })
}

/** Another action is under way for the same, and the refusal names its address. */
function isTaken(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.code === 'conflict'
}

function Taken({ error }: { error: ProblemError }) {
  const said = error.problem.errors?.find(({ code }) => code === 'taken')?.message ?? ''
  const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(said)?.[0]
  if (!id) return null
  return (
    <p>
      <Link to="/embedding/actions/$id" params={{ id }}>
        Go to the action that is under way
      </Link>
    </p>
  )
}
