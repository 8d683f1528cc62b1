import { Link } from '@tanstack/react-router'
import type { AuditEvent } from '@/api/types'
import { formatInstant } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { actorName } from '@/shared/history/actors'
import { doneWords } from '@/shared/history/words'

/** One page of the audit, the newest first. Each actor's name leads to what else they did. */
export function EventsTable({ events }: { events: readonly AuditEvent[] }) {
  return (
    <table className="table table--stack">
      <caption className="hidden">Audit, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Who</th>
          <th scope="col">When</th>
          <th scope="col" className="number">
            Number
          </th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.id}>
            <th scope="row">
              <Link to="/audit/$id" params={{ id: event.id }} preload={false}>
                <b>{doneWords(event.operation)}</b>
              </Link>
              {event.record_name && event.record_name !== event.actor_name && (
                <span className="row-note">{event.record_name}</span>
              )}
              {event.reason && <span className="row-note">“{event.reason}”</span>}
            </th>
            <td data-label="Who">
              <Link to="." search={(old) => ({ as_of: old.as_of, actor_id: event.actor_id })}>
                {actorName(event)}
              </Link>
            </td>
            <td data-label="When">{formatInstant(event.occurred_at)}</td>
            <td data-label="Number" className="number">
              {formatNumber(event.sequence)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
