import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { faultsOf, Refusal } from '@/shared/ui/form'
import { type NewAssessment, unfinishedQuery } from '../queries'
import { useBegin } from '../use-begin'
import { nextWords, type Published } from '../words'
import { Begins, type Chosen, NetworkField, SetField } from './begin-fields'

interface Network extends Published {
  pcn_code: string
  pcn_name: string
  borough_gss_code?: string | null
}

export type Networks = readonly Network[]

interface OfBoardProps {
  networks: Networks
}

/** Begins the board's own view of one of its networks, or goes on with it: few who read how a network stands wait for this. */
export default function BeginModerated({ networks }: OfBoardProps) {
  return networks.length === 1 ? <OfOne networks={networks} /> : <Begin networks={networks} />
}

/** Of one network: what is open of it is told before another is tried. */
function OfOne({ networks }: OfBoardProps) {
  const { data: open } = useQuery(unfinishedQuery(networks.map(({ pcn_code }) => pcn_code)))
  if (!open) return null
  const [one] = open
  if (!one) return <Begin networks={networks} />
  const works = one.kind === 'moderated' && (one.status === 'draft' || one.status === 'returned')
  return (
    <>
      <p>
        {one.kind === 'moderated'
          ? 'A moderated assessment is open.'
          : 'The network’s own assessment is open, so a moderated one can be begun once that is published or discarded.'}{' '}
        {nextWords(one)}
      </p>
      <p>
        <Link
          className={works ? 'button' : undefined}
          to="/embedding/assessments/$id"
          params={{ id: one.id }}
        >
          {works ? 'Go on with the board’s view' : 'Look at it'}
        </Link>
      </p>
    </>
  )
}

const FIELDS = ['pcn_code', 'criteria_set']

function Begin({ networks }: OfBoardProps) {
  const begin = useBegin()
  const [chosen, setChosen] = useState<Partial<Chosen>>({})
  const { criteria_set = 'core', pcn_code } = chosen
  const last = networks.find((one) => one.pcn_code === pcn_code) ?? networks[0]
  const faults = faultsOf(begin.error, FIELDS)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (begin.isPending) return
    const typed = Object.fromEntries(new FormData(event.currentTarget))
    begin.mutate({ ...typed, kind: 'moderated' } as unknown as NewAssessment)
  }

  return (
    <>
      <Refusal of={begin} faults={faults} />
      <p className="prose">
        You rate it for the board, and the network’s manager agrees to it or gives it back. Then the
        board publishes it, and it is the network’s status, with the network’s own last view beside
        it. Until it is published or discarded, the network can begin none of its own, also where a
        campaign asks for one.
      </p>
      <form
        className="form"
        onSubmit={submit}
        onChange={(event) =>
          setChosen(Object.fromEntries(new FormData(event.currentTarget)) as Partial<Chosen>)
        }
        noValidate
      >
        <NetworkField
          id="moderated_pcn_code"
          networks={networks.map(({ pcn_code, pcn_name }) => ({ code: pcn_code, name: pcn_name }))}
          error={faults.pcn_code}
        />
        <SetField id="moderated_criteria_set" error={faults.criteria_set} />
        <Begins what={{ kind: 'moderated', criteria_set }} last={last} />
        <div className="button-row">
          <button type="submit" className="button" aria-disabled={begin.isPending}>
            {begin.isPending ? 'Beginning…' : 'Begin a moderated assessment'}
          </button>
        </div>
      </form>
    </>
  )
}
