import { useMutation } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { answer, api } from '@/api/client'
import type { NewPost } from '@/api/types'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { dateFault, parseDate } from '@/shared/format/parse-date'
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
import { FundingEditor } from '../components/funding-editor'
import { PostCrumbs } from '../components/post-crumbs'
import { RecordFields, TermsFields } from '../components/post-fields'
import { Options } from '../components/post-filters'
import { linesOf, type TypedLine } from '../funding'
import { EMPTY, FIELDS, readPost, saidOf, type TypedPost } from '../post-typed'
import { useKeptPcns } from '../use-manages'
import { usePostDone } from '../use-post-done'
import { ROLES } from '../words'

const ASKED = ['pcn_code', 'role_type', 'opened_on', ...FIELDS, 'funding_lines']
const ALL_OF_IT: TypedLine = { key: 'first', source: 'arrs', share: '100', first: '', last: '' }

export function NewPostScreen() {
  return (
    <Needs do="posts.create" form>
      <NewPostForm />
    </Needs>
  )
}

function NewPostForm() {
  const { pcn: wanted } = useSearch({ from: '/posts/new' })
  const now = useKeptPcns()
  // What is typed stays, and whose it is, whatever becomes of the session meanwhile.
  const [managed] = useState(now)
  const { today } = useAsOf()
  const done = usePostDone()
  const keyOf = useRequestKey()
  const [pcn, setPcn] = useState(managed.find(({ code }) => code === wanted)?.code)
  const [role, setRole] = useState('')
  const [opened, setOpened] = useState('')
  const [typed, setTyped] = useState<TypedPost>(EMPTY)
  const [lines, setLines] = useState<TypedLine[]>([ALL_OF_IT])
  const [checked, setChecked] = useState<{ faults: Faults; at: number }>({ faults: {}, at: 0 })
  const make = useMutation({
    mutationFn: (body: NewPost) => {
      const header = { 'Idempotency-Key': keyOf(body) }
      return answer(api.POST('/api/v1/posts', { params: { header }, body }))
    },
    onSuccess: ({ data }) => done(data.id, 'The post is made.'),
  })
  const refused = faultsOf(make.error, ASKED)
  const faults = isWrong(checked.faults) ? checked.faults : refused
  const pcn_code = pcn ?? managed[0]?.code ?? ''
  const opened_on = opened.trim() ? parseDate(opened, today) : today

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (make.isPending) return
    const network = managed.find(({ code }) => code === pcn_code)?.name ?? ''
    const read = readPost(typed, { today, opened: opened_on, network })
    const funding = linesOf(lines, opened_on ?? '', today)
    const found: Faults = {
      role_type: role ? undefined : 'Choose a role.',
      opened_on: opened_on ? undefined : dateFault(opened),
      ...read.faults,
      funding_lines: opened_on ? funding.fault : undefined,
    }
    setChecked({ faults: found, at: Date.now() })
    make.reset()
    if (isWrong(found) || !opened_on) return
    make.mutate({
      ...saidOf(read.body),
      pcn_code,
      role_type: role as NewPost['role_type'],
      opened_on,
      funding_lines: funding.body ?? [],
    })
  }

  const dirty = typed !== EMPTY || role !== '' || opened !== ''
  return (
    <>
      <PageHeader
        title="Add a post"
        tab={`${isWrong(faults) ? 'Error: ' : ''}Add a post`}
        identity={managed.length === 1 ? `To ${managed[0]?.name} · ${pcn_code}` : undefined}
        breadcrumb={<PostCrumbs />}
      />
      <FaultSummary faults={checked.faults} at={checked.at} />
      <Refusal of={make} faults={refused} />
      <LeaveGuard dirty={dirty && !make.isPending && !make.isSuccess} />
      <form className="form form--wide section" onSubmit={submit} noValidate>
        {managed.length > 1 && (
          <SelectField
            id="pcn_code"
            label="PCN"
            value={pcn_code}
            error={faults.pcn_code}
            onChange={(event) => setPcn(event.target.value)}
          >
            {managed.map(({ code, name }) => (
              <option value={code} key={code}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <SelectField
          id="role_type"
          label="Role"
          value={role}
          error={faults.role_type}
          onChange={(event) => setRole(event.target.value)}
        >
          <option value="">Choose a role</option>
          <Options of={ROLES} />
        </SelectField>
        <TextField
          id="opened_on"
          label="First day of the post"
          hint="Write it like 1 April 2026. Leave it empty for today."
          value={opened}
          error={faults.opened_on}
          onChange={(event) => setOpened(event.target.value)}
        />
        <RecordFields typed={typed} faults={faults} onTyped={setTyped} />
        <TermsFields typed={typed} faults={faults} onTyped={setTyped} />
        <FundingEditor
          lines={lines}
          post={{ first: opened_on ?? today ?? '', end: undefined }}
          error={faults.funding_lines}
          onLines={setLines}
        />
        <div className="button-row">
          <button type="submit" className="button" aria-disabled={make.isPending}>
            {make.isPending ? 'Adding…' : 'Add the post'}
          </button>
          <Link to="/posts">Cancel</Link>
        </div>
      </form>
    </>
  )
}
