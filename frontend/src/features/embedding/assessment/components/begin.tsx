import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { May } from '@/shared/permission'
import { SelectField } from '@/shared/ui/field'
import { faultsOf, Refusal } from '@/shared/ui/form'
import { Todo } from '@/shared/ui/page'
import { KINDS } from '../../words'
import { type Assessment, type NewAssessment, standsQuery, unfinishedQuery } from '../queries'
import { useBegin } from '../use-begin'
import { useOwnNetworks } from '../use-own-networks'
import { nextWords } from '../words'
import { AskedLine, AskedTodo } from './asked'
import { Begins, type Chosen, NetworkField, SetField } from './begin-fields'

interface BeginTodoProps {
  /** On a first page: where the board asks for an assessment, its own button is the one to begin with. */
  brief?: boolean
}

/** What a network's manager does here: goes on with the draft there is, or begins one. */
export function BeginTodo({ brief = false }: BeginTodoProps) {
  const networks = useOwnNetworks()
  const codes = networks.map(({ code }) => code)
  const { data: open } = useQuery({ ...unfinishedQuery(codes), enabled: codes.length > 0 })
  if (networks.length === 0 || !open) return null
  const free = networks.filter(({ code }) => !open.some((one) => one.pcn_code === code))
  return (
    <>
      {open.map((one) => {
        if (one.kind === 'moderated') return <OfTheBoard key={one.id} one={one} />
        const works = one.status === 'draft' || one.status === 'returned'
        return (
          <Todo
            key={one.id}
            title={
              one.status === 'returned'
                ? 'Your board returned it'
                : works
                  ? 'Go on with your draft'
                  : `${one.pcn_name} is being looked at`
            }
          >
            {one.status === 'returned' && one.return_comment && (
              <p className="small as-typed">“{one.return_comment}”</p>
            )}
            <p className="small">
              {works
                ? `${one.pcn_name}: ${one.assessed} of ${one.applicable} that apply are rated.`
                : nextWords(one)}
            </p>
            {works && <AskedLine code={one.pcn_code} />}
            <p className="table-note">
              <Link
                className={works ? 'button' : undefined}
                to="/embedding/assessments/$id"
                params={{ id: one.id }}
              >
                {works ? 'Go on' : 'Look at it'}
              </Link>
            </p>
          </Todo>
        )
      })}
      {free.map((network) => (
        <AskedTodo key={network.code} network={network} />
      ))}
      {brief ? <BeginUnasked networks={free} /> : free.length > 0 && <Begin networks={free} />}
      <May do="assessments.import">
        <p className="small aside-block">
          <Link to="/imports/new" search={{ kind: 'assessments' }}>
            Bring ratings in from a spreadsheet
          </Link>
        </p>
      </May>
    </>
  )
}

/** What the network's board says of it: it waits for the manager once it is handed in. */
function OfTheBoard({ one }: { one: Assessment }) {
  const waits = one.status === 'submitted'
  return (
    <Todo
      title={
        waits
          ? `The board’s view of ${one.pcn_name} waits for you`
          : `The board is assessing ${one.pcn_name}`
      }
    >
      <p className="small">
        {waits
          ? 'Agree to it, or give it back with a comment. Nothing is published before it is agreed to.'
          : nextWords(one)}
      </p>
      <AskedLine code={one.pcn_code} />
      <p className="small">Your own can begin once the board’s is published or discarded.</p>
      <p className="table-note">
        <Link
          className={waits ? 'button' : undefined}
          to="/embedding/assessments/$id"
          params={{ id: one.id }}
        >
          {waits ? 'Agree or give it back' : 'Look at it'}
        </Link>
      </p>
    </Todo>
  )
}

interface BeginProps {
  networks: readonly { code: string; name: string }[]
}

/** Begins one of a network of which the board asks nothing; of the others another can be begun among the assessments. */
function BeginUnasked({ networks }: BeginProps) {
  const queryClient = useQueryClient()
  const codes = networks.map(({ code }) => code)
  const { data: stand, isPending } = useQuery({
    queryKey: ['embedding', 'asked', codes],
    queryFn: () => Promise.all(codes.map((code) => queryClient.fetchQuery(standsQuery(code)))),
  })
  if (isPending) return null
  const unasked = networks.filter((_, at) => {
    const campaign = stand?.[at]?.campaign
    return !campaign || campaign.state === 'published'
  })
  return (
    <>
      {unasked.length > 0 && <Begin networks={unasked} />}
      {unasked.length < networks.length && (
        <p className="small aside-block">
          <Link to="/embedding/assessments">Begin another than the board asks for</Link>
        </p>
      )}
    </>
  )
}

const FIELDS = ['pcn_code', 'kind', 'criteria_set']

/** What a network begins itself: a moderated one is its board's to begin. */
const OWN_KINDS = ['self', 'peer'] as const

function Begin({ networks }: BeginProps) {
  const begin = useBegin()
  const [chosen, setChosen] = useState<Partial<Chosen>>({})
  const { kind = 'self', criteria_set = 'core', pcn_code = networks[0]?.code ?? '' } = chosen
  const { data: last } = useQuery({ ...standsQuery(pcn_code), enabled: pcn_code !== '' })
  const faults = faultsOf(begin.error, FIELDS)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (begin.isPending) return
    begin.mutate(Object.fromEntries(new FormData(event.currentTarget)) as unknown as NewAssessment)
  }

  return (
    <Todo title="Begin an assessment">
      <Refusal of={begin} faults={faults} />
      <p className="small">
        The core criteria take about 30 minutes, all criteria about twice as long. Each answer is
        saved as you give it, so you can stop and go on later.
      </p>
      <form
        className="form table-note"
        onSubmit={submit}
        onChange={(event) =>
          setChosen(Object.fromEntries(new FormData(event.currentTarget)) as Partial<Chosen>)
        }
        noValidate
      >
        <NetworkField networks={networks} error={faults.pcn_code} />
        <SelectField id="begin_kind" name="kind" label="Whose view is it?" error={faults.kind}>
          {OWN_KINDS.map((kind) => (
            <option value={kind} key={kind}>
              {KINDS[kind]}
            </option>
          ))}
        </SelectField>
        <SetField error={faults.criteria_set} />
        <Begins what={{ kind, criteria_set }} last={last} />
        <div className="button-row">
          <button type="submit" className="button" aria-disabled={begin.isPending}>
            {begin.isPending ? 'Beginning…' : 'Begin'}
          </button>
        </div>
      </form>
    </Todo>
  )
}
