import { Link } from '@tanstack/react-router'
import type { AreaWorkforce } from '@/api/types'
import { capital, counted, plural } from '@/shared/format/words'
import { usePermission } from '@/shared/permission'
import { Section, Todo } from '@/shared/ui/page'
import { type Need, OPEN, postsOf } from '../attention'
import { type BoardRow, isListed, tally } from '../board-rows'
import { RoomLink } from './room-link'

/** What presses: in so many PCNs, of which the list has posts; of those, in how many it is much. */
const WHAT: Record<Need, (listed: number, pressing: number) => string> = {
  contracts: (n) => `contracts end within 90 days in ${pcns(n)}`,
  contracts_later: (n) => `contracts end within 180 days in ${pcns(n)}`,
  vacant: (n) => `posts are vacant in ${pcns(n)}`,
  supervision: (n) => `supervision was not held every month in ${pcns(n)}`,
  training: (n) => `required training is missing in ${pcns(n)}`,
  turnover: (n, half) => `people left within a year in ${pcns(n)}, half or more of them in ${half}`,
}

const pcns = (n: number) => `${n} ${plural(n, 'PCN')}`

const FEW = 3

/** What to do in a board, by how many of its networks it concerns. */
export function BoardAttention({
  board,
  rows,
}: {
  board: AreaWorkforce
  rows: readonly BoardRow[]
}) {
  const seesPosts = usePermission('posts.list') === true
  const seesSpread = usePermission('spread.read') === true
  const list = tally(rows)
  const silent = board.pcns - board.pcns_with_posts
  return (
    <div className="screen-only">
      {list.length > 0 && (
        <Todo title="What needs attention">
          <p className="small secondary">What concerns most PCNs first.</p>
          <ol className="attention">
            {list.map(({ need, pcns, listed }) => (
              <li key={need}>
                <p>
                  <b>{capital(WHAT[need](listed, pcns))}</b>
                </p>
                <p className="small secondary">{named(rows, need)}</p>
                {seesPosts && (
                  <p className="small">
                    <RoomLink
                      to="/posts"
                      search={{ icb: board.code, ...postsOf(need, board.as_of) }}
                    >
                      <b>{OPEN[need]}</b>
                    </RoomLink>
                  </p>
                )}
              </li>
            ))}
          </ol>
        </Todo>
      )}
      <Section title="More" className="aside-block">
        <ul className="small link-list">
          {silent > 0 && (
            <li>
              {capital(counted(silent, 'PCN'))} {plural(silent, 'keeps', 'keep')} no posts here: not
              known, which is not none.
            </li>
          )}
          <li>
            <RoomLink to={`/icbs/${board.code}/entitlement`}>Entitlement against forecast</RoomLink>
          </li>
          {seesSpread && (
            <li>
              <RoomLink to={`/icbs/${board.code}/workforce/spread`}>
                Spread by borough and deprivation
              </RoomLink>
            </li>
          )}
          <li>
            <Link to="/icbs/$code" params={{ code: board.code }}>
              The board itself
            </Link>
          </li>
        </ul>
      </Section>
    </div>
  )
}

/** The first few, by name. */
function named(rows: readonly BoardRow[], need: Need): string {
  const names = rows.filter((row) => isListed(row, need)).map(({ item }) => item.pcn_name)
  const shown = names.slice(0, FEW)
  const rest = names.length - shown.length
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ')
}
