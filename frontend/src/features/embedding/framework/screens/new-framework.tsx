import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { answer, api } from '@/api/client'
import { Field, SelectField, TextField } from '@/shared/ui/field'
import { faultsOf, isWrong, Refusal, useRequestKey } from '@/shared/ui/form'
import { LeaveGuard } from '@/shared/ui/leave-guard'
import { Needs } from '@/shared/ui/needs'
import { Lede, PageHeader } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { useDirty } from '@/shared/ui/use-dirty'
import { FrameworkCrumbs } from '../components/pieces'
import { type FrameworkList, frameworksQuery, type NewFramework, readAgain } from '../queries'
import { STATUSES } from '../words'

const FIELDS = ['based_on', 'name', 'note']

export function NewFrameworkScreen() {
  const query = useQuery(frameworksQuery)
  return (
    <Needs do="embedding_frameworks.create" form>
      <Resource query={query} form>
        {(list) => <NewDraft versions={list.items} />}
      </Resource>
    </Needs>
  )
}

function NewDraft({ versions }: { versions: FrameworkList['items'] }) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const keyOf = useRequestKey()
  const { dirty, heard } = useDirty()
  const begin = useMutation({
    mutationFn: async (body: NewFramework) => {
      const params = { header: { 'Idempotency-Key': keyOf(body) } }
      return (await answer(api.POST('/api/v1/embedding_frameworks', { params, body }))).data
    },
    onSuccess: async ({ framework_version }) => {
      await readAgain(queryClient)
      const params = { version: String(framework_version) }
      await navigate({ to: '/embedding/frameworks/$version', params })
    },
  })
  const faults = faultsOf(begin.error, FIELDS)
  const published = versions.find(({ status }) => status === 'published') ?? versions[0]
  const [from, setFrom] = useState(String(published?.framework_version ?? ''))
  const copied = versions.find((one) => String(one.framework_version) === from)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (begin.isPending) return
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const name = typed.name?.trim()
    // The note of the version that is copied says what that one changed.
    const note = typed.note?.trim() || `Begun as a copy of version ${from}.`
    begin.mutate({ based_on: Number(from), note, ...(name && { name }) })
  }

  return (
    <>
      <PageHeader
        title="Begin a draft"
        tab={isWrong(faults) ? 'Error: Begin a draft' : 'Begin a draft of the framework'}
        breadcrumb={<FrameworkCrumbs />}
      />
      <Lede>
        It begins as a copy, and takes the next number. <b>Everyone can read it</b> while it is a
        draft: it is there to be talked about.
      </Lede>
      <Refusal of={begin} faults={faults} />
      <LeaveGuard dirty={dirty && !begin.isPending && !begin.isSuccess} />
      <form className="form section" onSubmit={submit} noValidate {...heard}>
        <SelectField
          id="based_on"
          label="Copy of"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
          error={faults.based_on}
        >
          {versions.map(({ framework_version, status }) => (
            <option key={framework_version} value={framework_version}>
              Version {framework_version} ({STATUSES[status].toLowerCase()})
            </option>
          ))}
        </SelectField>
        <TextField
          id="name"
          label="Name"
          hint={`Leave it empty to keep “${copied?.name ?? ''}”.`}
          error={faults.name}
        />
        <Field
          id="note"
          label="Note"
          hint="What this version is about, and what it changes. It can be written later."
          error={faults.note}
        >
          {(described) => <textarea className="input" name="note" rows={4} {...described} />}
        </Field>
        <div className="button-row">
          <button type="submit" className="button" aria-disabled={begin.isPending}>
            {begin.isPending ? 'Beginning…' : 'Begin the draft'}
          </button>
          <Link to="/embedding/frameworks">Cancel</Link>
        </div>
      </form>
    </>
  )
}
