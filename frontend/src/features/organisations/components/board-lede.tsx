import type { ReactNode } from 'react'
import type { IcbDetail } from '@/api/types'
import { formatDate, lastDay } from '@/shared/format/date'
import { Lede } from '@/shared/ui/page'
import { inTense, tenseOf } from '../tense'
import { BoardLinks } from './board-link'

interface BoardLedeProps {
  board: IcbDetail
  today: string
  /** What it holds, said first where it stands on the day. */
  children?: ReactNode
}

/** The one sentence that says what this board was on the day, and what to read instead. */
export function BoardLede({ board, today, children }: BoardLedeProps) {
  const { status, valid_from, valid_to, as_of } = board
  if (status === 'not_yet_open') {
    return (
      <Lede>
        <b>
          This board{' '}
          {inTense(
            tenseOf(as_of, today),
            'did not exist',
            'does not exist',
            'is not expected to exist',
          )}{' '}
          on {formatDate(as_of)}.
        </b>{' '}
        {valid_from > today ? 'It opens' : 'It opened'} on {formatDate(valid_from)}
        <Origins board={board} />.
      </Lede>
    )
  }
  if (status === 'closed' && valid_to) {
    return (
      <Lede>
        <b>
          This board {valid_to > today ? 'closes' : 'closed'} on {formatDate(lastDay(valid_to))}.
        </b>
        <Followed board={board} />
      </Lede>
    )
  }
  return (
    <Lede>
      {children} {board.certainty === 'exact' ? 'In place since ' : 'Known to be in place by '}
      <b>{formatDate(valid_from)}</b>
      <Origins board={board} />.
      {valid_to && (
        <>
          {' '}
          {valid_to > today ? 'Its last day is' : 'Its last day was'}{' '}
          <b>{formatDate(lastDay(valid_to))}</b>.
          <Followed board={board} />
        </>
      )}
    </Lede>
  )
}

function Origins({ board }: { board: IcbDetail }) {
  const formedFrom = board.predecessors.filter((b) => b.kind !== 'acquisition')
  const tookOn = board.predecessors.filter((b) => b.kind === 'acquisition')
  return (
    <>
      {formedFrom.length > 0 && (
        <>
          , formed from <BoardLinks boards={formedFrom} />
        </>
      )}
      {tookOn[0] && (
        <>
          ; took on <BoardLinks boards={tookOn} /> on {formatDate(tookOn[0].effective_on)}
        </>
      )}
    </>
  )
}

function Followed({ board }: { board: IcbDetail }) {
  const next = board.successors.map(({ ods_code, short_name }) => ({ ods_code, short_name }))
  if (next.length === 0) return null
  return (
    <>
      {' '}
      <BoardLinks boards={next} /> {next.length > 1 ? 'share its work' : 'took over its work'}.
    </>
  )
}
