import type { PostDetail } from '@/api/types'
import { formatDate, lastDay } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { counted, plural } from '@/shared/format/words'
import { Lede } from '@/shared/ui/page'
import { wte } from '../words'

/** What is true of the post on the day, and what is wrong. */
export function PostLede({ post }: { post: PostDetail }) {
  return (
    <Lede>
      <Standing post={post} />
      <Ending post={post} />
    </Lede>
  )
}

function Standing({ post }: { post: PostDetail }) {
  const { status, wte_funded, wte_in_post, wte_vacant, holders, vacancy_days } = post
  const funded = <b>{wte(wte_funded)} WTE</b>
  if (status === 'closed') {
    return (
      <>
        This post <b>closed</b>
        {post.closed_on && ` on ${formatDate(lastDay(post.closed_on))}, its last day`}.
      </>
    )
  }
  if (status === 'planned' && post.opened_on > post.as_of) {
    return (
      <>
        {funded} {wte_funded === 1 ? 'is' : 'are'} to be funded{' '}
        <b>from {formatDate(post.opened_on)}</b>; nobody is looked for yet.
      </>
    )
  }
  if (status === 'planned') {
    return (
      <>
        {funded} {wte_funded === 1 ? 'is' : 'are'} funded, and <b>nobody is looked for yet</b>.
      </>
    )
  }
  if (status === 'filled') {
    return (
      <>
        {counted(holders, 'person', 'people').replace(/^./, (first) => first.toUpperCase())}{' '}
        {plural(holders, 'works', 'work')} <b>{wte(wte_in_post)}</b> of the {funded} that{' '}
        {wte_funded === 1 ? 'is' : 'are'} funded
        {wte_vacant > 0 ? (
          <>
            ; <b>{wte(wte_vacant)} is vacant</b>.
          </>
        ) : (
          '.'
        )}
      </>
    )
  }
  return (
    <>
      {funded} {wte_funded === 1 ? 'is' : 'are'} funded and <b>nobody is in it</b>
      {post.vacant_since && (
        <>
          {' '}
          since {formatDate(post.vacant_since)}, {formatNumber(vacancy_days ?? 0)}{' '}
          {plural(vacancy_days ?? 0, 'day')}
        </>
      )}
      .
      {status === 'vacant' && post.days_to_fill !== null && (
        <>
          {' '}
          The last time it took {formatNumber(post.days_to_fill)} {plural(post.days_to_fill, 'day')}{' '}
          to fill.
        </>
      )}
    </>
  )
}

function Ending({ post }: { post: PostDetail }) {
  const { contract_ends_on: end, contract_days_left: left, status } = post
  if (!end || status === 'closed') return null
  return (
    <>
      {' '}
      {left ? (
        <>
          The contract’s last day is {formatDate(lastDay(end))}: <b>{daysTo(left)}</b>{' '}
          {plural(left, 'is', 'are')} left.
        </>
      ) : (
        <>
          The contract <b>ended</b> on {formatDate(lastDay(end))}.
        </>
      )}
    </>
  )
}

function daysTo(days: number): string {
  return `${formatNumber(days)} ${plural(days, 'day')}`
}
