import { useQuery } from '@tanstack/react-query'
import { formatDate } from '@/shared/format/date'
import { Refusal } from '@/shared/ui/form'
import { Todo } from '@/shared/ui/page'
import { type AskedBy, askedQuery } from '../../campaign/queries'
import { setWords } from '../../campaign/words'
import { standsQuery } from '../queries'
import { useBegin } from '../use-begin'
import { Begins } from './begin-fields'

/** "Asked by North East London: core assessment, due 31 December 2026" */
function askedWords({ icb_name, criteria_set, due_on }: AskedBy): string {
  return `Asked by ${icb_name}: ${setWords(criteria_set)}, due ${formatDate(due_on)}`
}

/** What the board asks of a network that works at an assessment; nothing where it asks nothing. */
export function AskedLine({ code }: { code: string }) {
  const { data: asked } = useQuery(askedQuery(code))
  if (!asked) return null
  return <p className="small">{askedWords(asked)}.</p>
}

/** What the board asks of a network that has begun nothing: one click begins it. */
export function AskedTodo({ network }: { network: { code: string; name: string } }) {
  const { data: asked } = useQuery(askedQuery(network.code))
  const { data: last } = useQuery(standsQuery(network.code))
  const begin = useBegin()
  // Once it is published, nothing more is asked.
  if (!asked || asked.state === 'published') return null
  const { criteria_set } = asked
  return (
    <Todo title={askedWords(asked)}>
      <Refusal of={begin} />
      <p className="small">
        {asked.title}, of {network.name}.
      </p>
      {asked.note && <p className="small as-typed">{asked.note}</p>}
      <Begins what={{ kind: 'self', criteria_set }} last={last} />
      <p className="table-note">
        <button
          type="button"
          className="button"
          aria-disabled={begin.isPending}
          onClick={() =>
            begin.isPending || begin.mutate({ pcn_code: network.code, kind: 'self', criteria_set })
          }
        >
          {begin.isPending ? 'Beginning…' : `Begin the ${setWords(criteria_set)}`}
        </button>
      </p>
    </Todo>
  )
}
