import type { ReactNode } from 'react'
import { formatDate, isDate } from '@/shared/format/date'
import { DateForm } from './date-form'
import { useAsOf } from './use-as-of'

/** The dates at the right of a heading, and the way to change the day asked about. */
export function PositionList({ rows = [] }: { rows?: readonly (readonly [string, ReactNode])[] }) {
  const { date, today, change } = useAsOf()
  if (!date || !isDate(date)) return null
  return (
    <>
      <dl>
        <dt>Position on</dt>
        <dd>
          <span role="status">{formatDate(date)}</span>
        </dd>
        {rows.map(([term, value]) => [
          <dt key={term}>{term}</dt>,
          <dd key={`${term} value`}>{value}</dd>,
        ])}
      </dl>
      <details>
        <summary>Change the date</summary>
        <DateForm date={date} today={today} onDate={change} label="Date" />
      </details>
    </>
  )
}
