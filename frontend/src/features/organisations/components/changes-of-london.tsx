import { useQuery } from '@tanstack/react-query'
import type { Icb, SuccessionPair } from '@/api/types'
import { addDays, formatDate } from '@/shared/format/date'
import { capital, listed, numberWord } from '@/shared/format/words'
import { aboutQuery } from '@/shared/session'
import { Todo } from '@/shared/ui/page'
import { changeSentences, openOn } from '../model'
import { changeDays, pairsOf } from '../successions'
import { BoardLink } from './board-link'
import { SuccessionFigure } from './succession-figure'

/** What changed in London, and what anyone who keeps the old codes should do. */
export function ChangesOfLondon({ boards }: { boards: readonly Icb[] }) {
  const { data: about } = useQuery(aboutQuery)
  const change = changeDays(pairsOf(boards)).at(-1)
  if (!change || !about) return null
  const { date, pairs } = change
  const before = openOn(boards, addDays(date, -1))
  const after = openOn(boards, date)
  const kept = after.filter((board) => before.some((old) => old.ods_code === board.ods_code))
  return (
    <div className="columns">
      <SuccessionFigure
        headline={`${capital(numberWord(before.length))} boards became ${numberWord(after.length)} on ${formatDate(date)}`}
        summary={`${changeSentences(pairs, about.today).join('. ')}. The other ${numberWord(kept.length)} did not change.`}
        date={date}
        pairs={pairs}
        unchanged={kept}
      />
      <OldCodes pairs={pairs} date={date} />
    </div>
  )
}

function OldCodes({ pairs, date }: { pairs: readonly SuccessionPair[]; date: string }) {
  const codes = listed(pairs.map((pair) => pair.predecessor.ods_code))
  const successors = [...new Map(pairs.map((p) => [p.successor.ods_code, p.successor])).values()]
  return (
    <Todo title="If you hold the old codes">
      <p>
        From {formatDate(date)}, replace <b>{codes}</b> with{' '}
        <b>{listed(successors.map((board) => board.ods_code))}</b>.
      </p>
      <p className="small secondary">
        Keep the old codes for anything dated before then. They still answer, and say what followed
        them.
      </p>
      <ul className="small">
        {pairs.map(({ predecessor }) => (
          <li key={predecessor.ods_code}>
            <BoardLink board={predecessor} /> {predecessor.ods_code}
          </li>
        ))}
      </ul>
    </Todo>
  )
}
