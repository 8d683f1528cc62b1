import type { ReactNode } from 'react'
import { formatDate } from '@/shared/format/date'
import { useAsOf } from '../use-as-of'
import { DateForm } from './date-form'

/** The dates at the right of a heading, and the way to change the day asked about. */
export function PositionList({ rows = [] }: { rows?: readonly (readonly [string, ReactNode])[] }) {
  const { date, change } = useAsOf()
  if (!date) return null
  return (
    <>
      <dl>
        <dt>Position on</dt>
        <dd>{formatDate(date)}</dd>
        {rows.map(([term, value]) => [
          <dt key={term}>{term}</dt>,
          <dd key={`${term} value`}>{value}</dd>,
        ])}
      </dl>
      <details>
        <summary>Change the date</summary>
        <DateForm date={date} onDate={change} label="Date" />
      </details>
    </>
  )
}
