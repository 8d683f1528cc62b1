import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { AuditChange } from '@/api/types'
import { formatNumber } from '@/shared/format/number'
import { plural } from '@/shared/format/words'
import { nounWords, pageOf } from '@/shared/history/words'
import { PrintButton, Section } from '@/shared/ui/page'
import { Pager } from '@/shared/ui/pager'
import { Resource } from '@/shared/ui/states'
import { fieldChanges } from '../diff'
import { eventChangesQuery } from '../queries'

const DID: Record<AuditChange['action'], string> = {
  insert: 'made',
  update: 'changed',
  delete: 'removed',
}

/** Each record that an event changed, field by field, before and after. */
export function ChangesSection({ id }: { id: string }) {
  const { cursor } = useSearch({ from: '/audit/$id' })
  const query = useQuery({ ...eventChangesQuery(id, cursor), placeholderData: keepPreviousData })
  const total = query.data?.total
  return (
    <Section
      title={
        typeof total === 'number' ? `${formatNumber(total)} ${plural(total, 'record')}` : 'Records'
      }
      actions={<PrintButton />}
    >
      <Resource query={query} part>
        {({ items, next }) => (
          <div className={query.isPlaceholderData ? 'settling' : undefined}>
            {items.length === 0 && <p>It changed no record.</p>}
            {items.map((change, i) => (
              <Changed change={change} key={`${change.table_name} ${change.record_key} ${i}`} />
            ))}
            <Pager label="Pages" name="cursor" cursor={cursor} next={next} />
          </div>
        )}
      </Resource>
    </Section>
  )
}

function Changed({ change }: { change: AuditChange }) {
  const { table_name, record_key, record_name, action, before, after } = change
  const page = pageOf(table_name, record_key)
  const noun = nounWords(table_name)
  const name = record_name ?? record_key
  return (
    <table className="table table--stack table--changed">
      <caption>
        <b>
          {noun} {page ? <Link to={page}>{name}</Link> : name}
        </b>{' '}
        {DID[action]}
        {record_name && <code className="row-note">{record_key}</code>}
      </caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {fieldChanges(before, after).map((field) => (
          <tr key={field.field}>
            <th scope="row">
              <code>{field.field}</code>
            </th>
            <td data-label="Before">{field.before ?? <Nothing />}</td>
            <td data-label="After">{field.after ?? <Nothing />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Nothing() {
  return <span className="secondary">Nothing</span>
}
