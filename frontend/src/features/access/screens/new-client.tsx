import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { answer, api } from '@/api/client'
import { formatDate } from '@/shared/format/date'
import { dateFault, parseDate } from '@/shared/format/parse-date'
import { aboutQuery, meQuery } from '@/shared/session'
import { TextField } from '@/shared/ui/field'
import { FaultSummary, type Faults, faultsOf, isWrong, Refusal } from '@/shared/ui/form'
import { LeaveGuard } from '@/shared/ui/leave-guard'
import { Needs } from '@/shared/ui/needs'
import { Lede, PageHeader } from '@/shared/ui/page'
import { useDirty } from '@/shared/ui/use-dirty'
import { CLIENTS } from '../client-queries'
import { ClientMade } from '../components/client-made'
import { ClientCrumbs } from '../components/crumbs'
import { PermissionTicks } from '../components/permission-ticks'
import { ScopePicker } from '../components/scope-picker'
import { inAYear } from '../expiry'
import { kindsWithin, ownScope, type Scope } from '../own-scope'
import { keyFault, type PublicKey, readKey } from '../public-key'
import type { ScopeKind } from '../roles'

const FIELDS = ['name', 'permissions', 'scope_keys', 'scope_kind', 'expires_on', 'public_key']
const KINDS: ScopeKind[] = ['region', 'icb', 'place', 'pcn']

interface Body {
  name: string
  permissions: string[]
  scope_kind: ScopeKind
  scope_keys: string[]
  expires_on: string
  public_key?: PublicKey
}

export function NewClientScreen() {
  return (
    <Needs do="api_clients.create" form>
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
    () => ownScope(KINDS, me?.grants ?? []) ?? { kind: 'icb', chosen: [] },
  )
  const { dirty, heard } = useDirty()
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
      public_key: keyFault(typed.public_key ?? ''),
    }
    setChecked({ faults: found, at: Date.now() })
    make.reset()
    if (isWrong(found) || !expires_on) return
    const scope_keys = scope.chosen.map(({ key }) => key)
    const public_key = readKey(typed.public_key ?? '')
    const body = { name, permissions, scope_kind: scope.kind, scope_keys, expires_on }
    make.mutate({ ...body, ...(public_key && { public_key }) })
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
        A program signs in with an id and a secret, or with a key of its own.{' '}
        <b>The secret is shown once</b>, when the client is made.
      </Lede>
      <FaultSummary faults={checked.faults} at={checked.at} />
      <Refusal of={make} faults={refused} />
      <LeaveGuard dirty={dirty && !make.isPending && !make.isSuccess} />
      <form className="form section" onSubmit={submit} noValidate {...heard}>
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
          kinds={kindsWithin(KINDS, me?.grants ?? [])}
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
        <TextField
          id="public_key"
          label="Public key, if it signs with a key of its own"
          hint="A JSON web key of Ed25519 or P-256. Leave it empty for a secret."
          spellCheck={false}
          error={faults.public_key}
        />
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
