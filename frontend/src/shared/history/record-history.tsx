import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '@/api/client'
import type { AuditEventList } from '@/api/types'
import { formatInstant } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { actorName } from './actors'
import { doneWords } from './words'

const SHOWN = 5

function historyQuery(table: string, record: string) {
  const query = {
    table_name: table,
    record_key: record,
    limit: SHOWN,
    include_total: true,
  }
  return queryOptions({
    queryKey: ['audit_events', 'record', query],
    queryFn: async ({ signal }) => {
      const call = api.GET('/api/v1/audit_events', { params: { query }, signal })
      return (await answer(call)).data as AuditEventList
    },
  })
}

/** The newest things done to a record: what, by whom, when. */
export default function RecordHistory({ table, record }: { table: string; record: string }) {
  const query = useQuery(historyQuery(table, record))
  return (
    <Section title="Changes made here" className="aside-block">
      <Resource query={query} part>
        {({ items, total }) =>
          items.length === 0 ? (
            <p className="small">Nobody has changed it since it was set up.</p>
          ) : (
            <>
              <ol className="history">
                {items.map((event) => (
                  <li key={event.id}>
                    <Link to="/audit/$id" params={{ id: event.id }} preload={false}>
                      <b>{doneWords(event.operation)}</b>
                    </Link>
                    <span>{actorName(event)}</span>
                    <span className="secondary">{formatInstant(event.occurred_at)}</span>
                  </li>
                ))}
              </ol>
              <p className="small">
                <Link to="/audit" search={{ table_name: table, record_key: record }}>
                  {typeof total === 'number' && total > SHOWN
                    ? `All ${formatNumber(total)} entries`
                    : 'In the audit'}
                </Link>
              </p>
            </>
          )
        }
      </Resource>
    </Section>
  )
}
