import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { answer, api } from '@/api/client'
import { formatDate } from '@/shared/format/date'
import { dateFault, parseDate } from '@/shared/format/parse-date'
import { aboutQuery, meQuery } from '@/shared/session'
import { TextField } from '@/shared/ui/field'
import { FaultSummary, type Faults, faultsOf, isWrong, Refusal } from '@/shared/ui/form'
import { Needs } from '@/shared/ui/needs'
import { Lede, PageHeader } from '@/shared/ui/page'
import { CLIENTS } from '../client-queries'
import { ClientMade } from '../components/client-made'
import { ClientCrumbs } from '../components/crumbs'
import { PermissionTicks } from '../components/permission-ticks'
import { ScopePicker } from '../components/scope-picker'
import { inAYear } from '../expiry'
import { ownScope, type Scope } from '../own-scope'
import type { ScopeKind } from '../roles'

const FIELDS = ['name', 'permissions', 'scope_keys', 'scope_kind', 'expires_on']
const KINDS: ScopeKind[] = ['region', 'icb', 'place', 'pcn']

interface Body {
  name: string
  permissions: string[]
  scope_kind: ScopeKind
  scope_keys: string[]
  expires_on: string
}

export function NewClientScreen() {
  return (
    <Needs do="api_clients.create">
      <NewClient />
    </Needs>
  )
}

function NewClient() {
  const queryClient = useQueryClient()
  const { data: about } = useQuery(aboutQuery)
  const [permissions, setPermissions] = useState<string[]>(['organisations:read'])
  const { data: me } = useQuery(meQuery)
  const [scope, setScope] = useState<Scope>(
    () => ownScope(KINDS, me?.grants ?? []) ?? { kind: 'region', chosen: [] },
  )
  const [checked, setChecked] = useState<{ faults: Faults; at: number }>({ faults: {}, at: 0 })
  const make = useMutation({
    mutationFn: async (body: Body) =>
      (await answer(api.POST('/api/v1/api_clients', { body }))).data,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: CLIENTS }),
  })
  const refused = faultsOf(make.error, FIELDS)
  const faults = isWrong(checked.faults) ? checked.faults : refused

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (make.isPending) return
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const name = typed.name?.trim() ?? ''
    const day = typed.expires_on ?? ''
    const expires_on = parseDate(day, about?.today)
    const found = {
      name: name ? undefined : 'Name the program.',
      permissions: permissions.length > 0 ? undefined : 'Choose at least one.',
      scope_keys: scope.chosen.length > 0 ? undefined : 'Choose at least one.',
      expires_on: expires_on ? undefined : dateFault(day),
    }
    setChecked({ faults: found, at: Date.now() })
    make.reset()
    if (isWrong(found) || !expires_on) return
    const scope_keys = scope.chosen.map(({ key }) => key)
    make.mutate({ name, permissions, scope_kind: scope.kind, scope_keys, expires_on })
  }

  if (make.data) return <ClientMade client={make.data} />
  return (
    <>
      <PageHeader
        title="Make an API client"
        tab={isWrong(faults) ? 'Error: Make an API client' : 'Make an API client'}
        breadcrumb={<ClientCrumbs below />}
      />
      <Lede>
        A program signs in with an id and a secret. <b>The secret is shown once</b>, when the client
        is made.
      </Lede>
      <FaultSummary faults={checked.faults} at={checked.at} />
      <Refusal of={make} faults={refused} />
      <form className="form section" onSubmit={submit} noValidate>
        <TextField
          id="name"
          label="Name"
          hint="Which program, and where it runs: “Reporting warehouse, nightly”."
          error={faults.name}
        />
        <PermissionTicks
          chosen={permissions}
          error={faults.permissions}
          onChosen={setPermissions}
        />
        <ScopePicker
          kinds={KINDS}
          scope={scope}
          error={faults.scope_keys ?? faults.scope_kind}
          onScope={setScope}
        />
        {about && (
          <TextField
            id="expires_on"
            label="Last day"
            hint="At most two years from today. It can be put off later."
            defaultValue={formatDate(inAYear(about.today))}
            error={faults.expires_on}
          />
        )}
        <div className="button-row">
          <button type="submit" className="button" aria-disabled={make.isPending}>
            {make.isPending ? 'Making it…' : 'Make the client'}
          </button>
          <Link to="/api-clients">Cancel</Link>
        </div>
      </form>
    </>
  )
}
