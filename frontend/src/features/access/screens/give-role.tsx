import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { answer, api } from '@/api/client'
import { ProblemError } from '@/api/problem'
import type { UserDetail } from '@/api/types'
import { addDays } from '@/shared/format/date'
import { aboutQuery } from '@/shared/session'
import { TextField } from '@/shared/ui/field'
import {
  FaultSummary,
  type Faults,
  faultsOf,
  isWrong,
  Refusal,
  useRequestKey,
} from '@/shared/ui/form'
import { LeaveGuard } from '@/shared/ui/leave-guard'
import { PageHeader } from '@/shared/ui/page'
import { ErrorPage, Resource } from '@/shared/ui/states'
import { useDirty } from '@/shared/ui/use-dirty'
import { PeopleCrumbs } from '../components/crumbs'
import { bodyOf, type Given, RoleFields, roleFaults } from '../components/role-fields'
import { optionalDay } from '../optional-day'
import { PEOPLE, personQuery } from '../people-queries'
import { useGivableRoles } from '../use-givable-roles'
import { Missing } from './person'

const FIELDS = ['role', 'scope_keys', 'scope_kind', 'valid_from', 'valid_to']

export function GiveRoleScreen() {
  const { id } = useParams({ from: '/people/$id/give' })
  const query = useQuery(personQuery(id))
  return (
    <Resource
      query={query}
      form
      failed={(error, retry) =>
        error instanceof ProblemError && error.code === 'not_found' ? (
          <Missing />
        ) : (
          <ErrorPage error={error} retry={retry} />
        )
      }
    >
      {({ person }) => <GiveRole person={person} />}
    </Resource>
  )
}

function GiveRole({ person }: { person: UserDetail }) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { data: about } = useQuery(aboutQuery)
  const roles = useGivableRoles()
  const keyOf = useRequestKey()
  const [given, setGiven] = useState<Given>({ role: '', scope: undefined })
  const { dirty, heard } = useDirty()
  const [checked, setChecked] = useState<{ faults: Faults; at: number }>({ faults: {}, at: 0 })
  const give = useMutation({
    mutationFn: (body: ReturnType<typeof bodyOf> & { valid_from?: string; valid_to?: string }) => {
      const path = { id: person.id }
      const header = { 'Idempotency-Key': keyOf(person.id, body) }
      const call = api.POST('/api/v1/users/{id}/memberships', { params: { path, header }, body })
      return answer(call)
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: PEOPLE })
      await navigate({ to: '/people/$id', params: { id: person.id } })
    },
  })
  const refused = faultsOf(give.error, FIELDS)
  const faults = isWrong(checked.faults) ? checked.faults : refused

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (give.isPending) return
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const from = optionalDay(typed.valid_from ?? '', about?.today)
    const last = optionalDay(typed.valid_to ?? '', about?.today)
    const found = { ...roleFaults(given), valid_from: from.fault, valid_to: last.fault }
    setChecked({ faults: found, at: Date.now() })
    give.reset()
    if (isWrong(found)) return
    give.mutate({
      ...bodyOf(given),
      ...(from.day && { valid_from: from.day }),
      ...(last.day && { valid_to: addDays(last.day, 1) }),
    })
  }

  return (
    <>
      <PageHeader
        title="Give a role"
        tab={`${isWrong(faults) ? 'Error: ' : ''}Give a role to ${person.name}`}
        identity={`To ${person.name}`}
        breadcrumb={
          <>
            <PeopleCrumbs below />
            <li>
              <Link to="/people/$id" params={{ id: person.id }}>
                {person.name}
              </Link>
            </li>
          </>
        }
      />
      <FaultSummary faults={checked.faults} at={checked.at} />
      <Refusal of={give} faults={refused} />
      <LeaveGuard dirty={dirty && !give.isPending && !give.isSuccess} />
      <form className="form section" onSubmit={submit} noValidate {...heard}>
        <RoleFields roles={roles} given={given} faults={faults} onGiven={setGiven} />
        <TextField
          id="valid_from"
          label="First day"
          hint="Leave it empty for today. Write it like 1 April 2027."
          error={faults.valid_from}
        />
        <TextField
          id="valid_to"
          label="Last day"
          hint="Leave it empty if none is set. The role can be ended at any time."
          error={faults.valid_to}
        />
        <div className="button-row">
          <button type="submit" className="button" aria-disabled={give.isPending}>
            {give.isPending ? 'Giving…' : 'Give the role'}
          </button>
          <Link to="/people/$id" params={{ id: person.id }}>
            Cancel
          </Link>
        </div>
      </form>
    </>
  )
}
