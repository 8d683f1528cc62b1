import type { PostDetail } from '@/api/types'
import { ChartFigure } from '@/shared/charts/chart-figure'
import { formatDate, lastDay } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { capital, counted, plural } from '@/shared/format/words'
import {
  daysOf,
  emptyStretches,
  inOrder,
  placeOn,
  type Stretch,
  spanOf,
  yearsOn,
} from '../post-bars'
import { daysWords, who } from '../post-support'
import { wte } from '../words'

const ROW = 44
const BAR = 12

interface PostFigureProps {
  post: PostDetail
  day: string
}

/** Who was in the post, and when nobody was, on one line of days. */
export function PostFigure({ post, day }: PostFigureProps) {
  const empty = emptyStretches(post, day)
  if (post.assignments.length === 0 && empty.length === 0) return null
  const days = empty.reduce((sum, stretch) => sum + daysOf(stretch), 0)
  const people = new Set(post.assignments.map((one) => one.holder_reference ?? one.id)).size
  return (
    <ChartFigure
      headline={headline(people, days)}
      summary={
        <>
          {formatDate(post.opened_on)} to {formatDate(spanEnd(post, day))}. The thin line is{' '}
          {formatDate(day)}.
        </>
      }
      chart={<Bars post={post} day={day} empty={empty} />}
      table={<StretchTable post={post} empty={empty} />}
    />
  )
}

function headline(people: number, days: number): string {
  const stood = `it stood empty for ${formatNumber(days)} ${plural(days, 'day')}`
  if (people === 0) return capital(stood)
  const were = `${capital(counted(people, 'person', 'people'))} so far`
  return days > 0 ? `${were}; ${stood}` : `${were}, and no day without`
}

/** The last day the figure knows anything of. */
function spanEnd(post: PostDetail, day: string): string {
  const end = post.closed_on ?? post.contract_ends_on
  return end && end > day ? lastDay(end) : day
}

interface BarsProps extends PostFigureProps {
  empty: readonly Stretch[]
}

function Bars({ post, day, empty }: BarsProps) {
  const span = spanOf(post, day)
  const people = inOrder(post.assignments)
  const rows = people.length + (empty.length > 0 ? 1 : 0)
  const height = rows * ROW
  const x = (at: string) => `${placeOn(span, at)}%`
  const width = (first: string, end: string) =>
    `${Math.max(0.4, placeOn(span, end) - placeOn(span, first))}%`
  return (
    <svg
      className="post-bars"
      width="100%"
      height={height + 24}
      role="img"
      aria-label={spoken(post, empty)}
    >
      {yearsOn(span).map((april) => (
        <g key={april}>
          <line x1={x(april)} x2={x(april)} y1="0" y2={height} className="post-bars__year" />
          <text x={x(april)} y={height + 18} className="post-bars__tick">
            April {april.slice(0, 4)}
          </text>
        </g>
      ))}
      {people.map((one, i) => (
        <g key={one.id}>
          <text x="0" y={i * ROW + 16}>
            {who(one)} · {wte(one.wte)} WTE
          </text>
          <rect
            x={x(one.valid_from)}
            y={i * ROW + 22}
            width={width(one.valid_from, one.valid_to ?? post.closed_on ?? span.end)}
            height={BAR}
            className="post-bars__held"
          />
        </g>
      ))}
      {empty.length > 0 && (
        <text x="0" y={people.length * ROW + 16}>
          Nobody
        </text>
      )}
      {empty.map(({ first, end }) => (
        <rect
          key={first}
          x={x(first)}
          y={people.length * ROW + 22}
          width={width(first, end)}
          height={BAR}
          className="post-bars__empty"
        />
      ))}
      <line x1={x(day)} x2={x(day)} y1="0" y2={height} className="post-bars__day" />
    </svg>
  )
}

function spoken(post: PostDetail, empty: readonly Stretch[]): string {
  const people = inOrder(post.assignments).map(
    (one) => `${who(one)}, ${wte(one.wte)} WTE, ${daysWords(one)}`,
  )
  const nobody = empty.map(
    ({ first, end }) => `nobody ${daysWords({ valid_from: first, valid_to: end })}`,
  )
  return [...people, ...nobody].join('; ')
}

function StretchTable({ post, empty }: { post: PostDetail; empty: readonly Stretch[] }) {
  const rows = [
    ...post.assignments.map((one) => ({ name: who(one), ...one })),
    ...empty.map(({ first, end }) => ({
      id: first,
      name: 'Nobody',
      wte: 0,
      valid_from: first,
      valid_to: end,
    })),
  ].sort((a, b) => (a.valid_from < b.valid_from ? -1 : 1))
  return (
    <table className="table table--stack">
      <caption className="hidden">Who was in the post, and when nobody was</caption>
      <thead>
        <tr>
          <th scope="col">Who</th>
          <th scope="col" className="number">
            WTE
          </th>
          <th scope="col">First day</th>
          <th scope="col">Last day</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.name}</th>
            <td data-label="WTE" className="number">
              {wte(row.wte)}
            </td>
            <td data-label="First day">{formatDate(row.valid_from)}</td>
            <td data-label="Last day">
              {row.valid_to ? formatDate(lastDay(row.valid_to)) : 'None set'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
