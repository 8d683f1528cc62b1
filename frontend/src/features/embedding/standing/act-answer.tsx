import { Link } from '@tanstack/react-router'
import { formatDate } from '@/shared/format/date'
import { May } from '@/shared/permission'
import { Past } from '../actions/components/past'
import type { SeenAct } from './seen'

/** Who does it already and by when, or the way to have somebody do it. */
export function ActAnswer({ act }: { act: SeenAct }) {
  if (act.isPast) return <Past />
  const { improvement_action_id: id, improvement_action_owner: owner } = act
  if (id && owner) {
    const due = act.improvement_action_due_on
    return (
      <span className="act-answer">
        <Link to="/embedding/actions/$id" params={{ id }}>
          {owner}
          {due && `, due ${formatDate(due)}`}
        </Link>
      </span>
    )
  }
  return (
    <May do="improvement_actions.create">
      <span className="act-answer screen-only">
        <Link
          to="/embedding/actions/new"
          search={{
            pcn: act.pcn_code,
            reason: act.reason,
            criterion: act.criterion_code ?? undefined,
            role: act.role_type ?? undefined,
          }}
        >
          Make this an action
          <span className="hidden">
            : {act.pcn_name}, {act.detail}
          </span>
        </Link>
      </span>
    </May>
  )
}
