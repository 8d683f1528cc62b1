import type { RoleSummary } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { capital } from '@/shared/format/words'
import { Lede } from '@/shared/ui/page'
import { reasons } from '../attention'
import { formatWte } from '../summary-words'

/** How much is in post of what is paid for, and the two things that press most. */
export function WorkforceLede({ all, day }: { all: RoleSummary | undefined; day: string }) {
  if (!all) {
    return (
      <Lede>
        Nothing is known of posts here on {formatDate(day)}: <b>none is kept in Trellis</b>.
      </Lede>
    )
  }
  if (all.posts === 0) {
    return (
      <Lede>
        There is <b>no post</b> on {formatDate(day)}; those that were are closed.
      </Lede>
    )
  }
  const [first, second] = reasons(all)
  return (
    <Lede>
      <b>{formatWte(all.wte_in_post)}</b> of {formatWte(all.wte_funded)} WTE funded is in post.{' '}
      {first ? (
        <>
          <b>{capital(first.words)}</b>
          {second && (
            <>
              , and <b>{second.words}</b>
            </>
          )}
          .
        </>
      ) : (
        'Every post is filled, supervised each month and trained for, and no contract ends within 180 days.'
      )}
    </Lede>
  )
}
