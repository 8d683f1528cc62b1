import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ProblemError } from '@/api/problem'
import type { AuditEventDetail } from '@/api/types'
import { formatInstant } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { actorName } from '@/shared/history/actors'
import { doneWords } from '@/shared/history/words'
import { Facts, Lede, PageHeader, Section } from '@/shared/ui/page'
import { ErrorPage, Resource } from '@/shared/ui/states'
import { ChangesSection } from '../components/changes-section'
import { eventQuery } from '../queries'

export function AuditEventScreen() {
  const { id } = useParams({ from: '/audit/$id' })
  const query = useQuery(eventQuery(id))
  return (
    <Resource
      query={query}
      failed={(error, retry) =>
        error instanceof ProblemError && error.code === 'not_found' ? (
          <Missing />
        ) : (
          <ErrorPage error={error} retry={retry} />
        )
      }
    >
      {(event) => <Event event={event} />}
    </Resource>
  )
}

function Crumbs() {
  return (
    <>
      <li>
        <Link to="/admin">Admin</Link>
      </li>
      <li>
        <Link to="/audit">Audit</Link>
      </li>
    </>
  )
}

function Missing() {
  return (
    <>
      <PageHeader title="Event not found" breadcrumb={<Crumbs />} />
      <div className="prose">
        <p>No event of the audit has this address. Events are never removed: check the link.</p>
        <p>
          <Link to="/audit">The audit</Link>
        </p>
      </div>
    </>
  )
}

function Event({ event }: { event: AuditEventDetail }) {
  const who = actorName(event)
  return (
    <>
      <PageHeader
        title={doneWords(event.operation)}
        tab={`${doneWords(event.operation)}, ${formatInstant(event.occurred_at)}`}
        identity={`Audit, event ${formatNumber(event.sequence)}`}
        breadcrumb={<Crumbs />}
      />
      <Lede>
        <b>{who}</b> on {formatInstant(event.occurred_at)}:{' '}
        {event.changes_total === 1
          ? 'one record changed'
          : `${formatNumber(event.changes_total)} records changed together`}
        {event.reason ? `, because “${event.reason}”` : ''}.
      </Lede>
      <div className="columns">
        <ChangesSection id={event.id} />
        <Section title="On record" className="aside-block">
          <Facts
            narrow
            rows={[
              ['Who', who],
              ['Known as', <code key="id">{event.actor_id}</code>],
              ['When', formatInstant(event.occurred_at)],
              ['Permission', <code key="operation">{event.operation}</code>],
              ['Request', event.request_id ? <code key="r">{event.request_id}</code> : 'None'],
              ['Event', formatNumber(event.sequence)],
              ['Hash', <code key="h">{event.hash}</code>],
            ]}
          />
        </Section>
      </div>
    </>
  )
}
