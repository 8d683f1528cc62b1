import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { answer, api } from '@/api/client'
import type { ApiClient } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { dateFault, parseDate } from '@/shared/format/parse-date'
import { listed } from '@/shared/format/words'
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
import { Resource } from '@/shared/ui/states'
import { useDirty } from '@/shared/ui/use-dirty'
import { CLIENTS, clientQuery } from '../client-queries'
import { ClientLede } from '../components/client-lede'
import { ClientCrumbs } from '../components/crumbs'
import { PermissionTicks } from '../components/permission-ticks'
import { useRead } from '../use-read'
import { Failed } from './api-client'

export function EditClientScreen() {
  const { id } = useParams({ from: '/api-clients/$id/edit' })
  const query = useQuery(clientQuery(id))
  return (
    <Resource query={query} form failed={(error, retry) => <Failed error={error} retry={retry} />}>
      {({ client }) =>
        client.status === 'revoked' ? (
          <Revoked client={client} />
        ) : (
          <EditForm key={client.id} client={client} />
        )
      }
    </Resource>
  )
}

/** What is revoked stays as it was. */
function Revoked({ client }: { client: ApiClient }) {
  return (
    <>
      <PageHeader
        title="Change the client"
        tab={`Change ${client.name}`}
        identity={client.name}
        breadcrumb={<ClientCrumbs below />}
      />
      <ClientLede client={client} />
      <p>
        It cannot be changed.{' '}
        <Link to="/api-clients/$id" params={{ id: client.id }}>
          Back to the client
        </Link>
      </p>
    </>
  )
}

interface Change {
  name: string
  permissions: string[]
  expires_on: string
}

function EditForm({ client }: { client: ApiClient }) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { data: about } = useQuery(aboutQuery)
  const keyOf = useRequestKey()
  const [permissions, setPermissions] = useState(client.permissions)
  const { dirty, heard } = useDirty()
  const [checked, setChecked] = useState<{ faults: Faults; at: number }>({ faults: {}, at: 0 })
  const save = useMutation({
    mutationFn: ({ version, ...change }: Change & { version: number }) => {
      const header = { 'If-Match': `"v${version}"`, 'Idempotency-Key': keyOf(change, version) }
      const params = { path: { id: client.id }, header }
      return answer(api.PATCH('/api/v1/api_clients/{id}', { params, body: change }))
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: CLIENTS })
      await navigate({ to: '/api-clients/$id', params: { id: client.id } })
    },
  })
  const read = useRead(client, ['name', 'permissions', 'expires_on'], save)
  const refused = faultsOf(save.error, ['name', 'permissions', 'expires_on'])
  const faults = isWrong(checked.faults) ? checked.faults : refused

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (save.isPending) return
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const name = typed.name?.trim() ?? ''
    const expires_on = parseDate(typed.expires_on ?? '', about?.today)
    const found = {
      name: name ? undefined : 'Name the program.',
      permissions: permissions.length > 0 ? undefined : 'Choose at least one.',
      expires_on: expires_on ? undefined : dateFault(typed.expires_on ?? ''),
    }
    setChecked({ faults: found, at: Date.now() })
    save.reset()
    if (!isWrong(found) && expires_on) save.mutate({ name, permissions, expires_on, version: read })
  }

  return (
    <>
      <PageHeader
        title="Change the client"
        tab={`${isWrong(faults) ? 'Error: ' : ''}Change ${client.name}`}
        identity={client.name}
        breadcrumb={
          <>
            <ClientCrumbs below />
            <li>
              <Link to="/api-clients/$id" params={{ id: client.id }}>
                {client.name}
              </Link>
            </li>
          </>
        }
      />
      <FaultSummary faults={checked.faults} at={checked.at} />
      <Refusal of={save} faults={refused} now={<Now client={client} />} />
      <LeaveGuard dirty={dirty && !save.isPending && !save.isSuccess} />
      <form className="form section" onSubmit={submit} noValidate {...heard}>
        <TextField
          id="name"
          label="Name"
          hint="Which program, and where it runs."
          defaultValue={client.name}
          error={faults.name}
        />
        <PermissionTicks
          chosen={permissions}
          error={faults.permissions}
          onChosen={setPermissions}
        />
        <TextField
          id="expires_on"
          label="Last day"
          hint="At most two years from today."
          defaultValue={formatDate(client.expires_on)}
          error={faults.expires_on}
        />
        <div className="button-row">
          <button type="submit" className="button" aria-disabled={save.isPending}>
            {save.isPending ? 'Saving…' : 'Save'}
          </button>
          <Link to="/api-clients/$id" params={{ id: client.id }}>
            Cancel
          </Link>
        </div>
      </form>
    </>
  )
}

function Now({ client }: { client: ApiClient }) {
  return (
    <p>
      It is called <b>{client.name}</b>, may {listed(client.permissions)}, until{' '}
      {formatDate(client.expires_on)}.
    </p>
  )
}
