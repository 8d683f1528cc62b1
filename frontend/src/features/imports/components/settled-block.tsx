import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Import, ImportDetail } from '@/api/types'
import { May } from '@/shared/permission'
import { meQuery } from '@/shared/session'
import { Todo } from '@/shared/ui/page'
import type { StepMutation } from '../use-step'
import { dayOf, figures, momentOf, personName } from '../words'
import { Refusal } from './refusal'

interface SettledBlockProps {
  plan: ImportDetail
  step: StepMutation
}

/** What became of an import: what was done, by whom, when, and what can be done next. */
export function SettledBlock({ plan, step }: SettledBlockProps) {
  const { data: me } = useQuery(meQuery)
  const { status, applied_at, applied_by, undone_at, undone_by, undo_reason, updated_at } = plan
  return (
    <Todo title={titles[status]}>
      <dl className="trail">
        {undone_at && (
          <Entry
            term="Undone"
            at={undone_at}
            by={personName(undone_by ?? '', plan.undone_by_name, me)}
          >
            {undo_reason && <dd>“{undo_reason}”</dd>}
          </Entry>
        )}
        {status === 'discarded' && (
          <div>
            <dt>Discarded</dt>
            <dd>{momentOf(updated_at)}</dd>
          </div>
        )}
        {applied_at && (
          <Entry
            term={
              plan.changes === 0
                ? 'Applied, no change'
                : `Applied, ${figures(plan.changes, 'change')}`
            }
            at={applied_at}
            by={personName(applied_by ?? '', plan.applied_by_name, me)}
          />
        )}
        <Entry
          term="Sent"
          at={plan.planned_at}
          by={personName(plan.planned_by, plan.planned_by_name, me)}
        />
      </dl>
      {plan.kind === 'assessments' && <Drafts status={status} />}
      <Refusal step={step} />
      <May do={status === 'applied' ? 'imports.undo' : 'imports.create'}>
        {status === 'applied' ? (
          <>
            <Link
              className="button button--quiet"
              to="."
              search={(old) => ({ ...old, ask: 'undo' })}
              resetScroll={false}
            >
              Undo this import
            </Link>
            <p className="small secondary">
              It can be undone at any time. That is refused only while other records depend on what
              the file added.
            </p>
          </>
        ) : (
          <>
            <Link className="button button--quiet" to="/imports/new" search={{ kind: plan.kind }}>
              Send a file of this kind
            </Link>
            <p className="small secondary">
              To use this file of {dayOf(plan.planned_at)} after all, send it again: it gets a new
              plan.
            </p>
          </>
        )}
      </May>
    </Todo>
  )
}

/** Ratings come into a draft, which somebody still looks over. */
function Drafts({ status }: Pick<Import, 'status'>) {
  if (status !== 'applied' && status !== 'undone') return null
  return (
    <p className="small">
      {status === 'applied'
        ? 'The ratings are in a draft now. '
        : 'A draft that this file began stays, without what the file said. Discard it where it is not wanted. '}
      <Link to="/embedding/assessments">
        {status === 'applied' ? 'Look it over, and submit it' : 'Go to the assessments'}
      </Link>
    </p>
  )
}

const titles: Record<Import['status'], string> = {
  planned: 'What waits',
  applied: 'What was done',
  undone: 'What was done',
  discarded: 'What was done',
}

interface EntryProps {
  term: string
  at: string
  by: string
  children?: React.ReactNode
}

function Entry({ term, at, by, children }: EntryProps) {
  return (
    <div>
      <dt>{term}</dt>
      {children}
      <dd>{momentOf(at)}</dd>
      <dd>by {by}</dd>
    </div>
  )
}
