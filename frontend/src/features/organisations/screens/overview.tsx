import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Icb, IcbList } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { capital, counted, numberWord } from '@/shared/format/words'
import { focusHeading, Lede, PageHeader, PrintButton, Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { AsOfBlock } from '../components/as-of-block'
import { BoardsTable } from '../components/boards-table'
import { ChangesOfLondon } from '../components/changes-of-london'
import { DateProblem } from '../components/date-problem'
import { changeDays, changeSentences, pairsOf } from '../model'
import { fileAddress, LONDON, londonBoardsQuery, londonHistoryQuery } from '../queries'
import { useAsOf } from '../use-as-of'

export function OverviewScreen() {
  const { asOf, today } = useAsOf()
  const list = useQuery({ ...londonBoardsQuery(asOf), placeholderData: keepPreviousData })
  const history = useQuery(londonHistoryQuery)
  const boards = history.data ?? []
  return (
    <>
      <PageHeader
        title="London"
        identity={`Region ${LONDON}${list.data ? ` · ${counted(list.data.items.length, 'integrated care board')}` : ''}`}
      />
      <Resource query={list} failed={(error, retry) => <DateProblem error={error} retry={retry} />}>
        {(data) => (
          <>
            <OverviewLede list={data} boards={boards} today={today ?? data.as_of} />
            <AsOfBlock boards={boards} />
            <div className={list.isPlaceholderData ? 'settling' : undefined}>
              <Boards list={data} boards={boards} />
            </div>
            <ChangesOfLondon boards={boards} />
          </>
        )}
      </Resource>
    </>
  )
}

interface LedeProps {
  list: IcbList
  boards: readonly Icb[]
  today: string
}

/** Says how many boards plan London's care, and what changed that number last. */
function OverviewLede({ list, boards, today }: LedeProps) {
  const count = list.items.length
  const change = changeDays(pairsOf(boards)).at(-1)
  if (count === 0) {
    return (
      <Lede>
        London had <b>no integrated care boards</b> on {formatDate(list.as_of)}.
      </Lede>
    )
  }
  const past = list.as_of < today
  return (
    <Lede>
      <b>{capital(counted(count, 'integrated care board'))}</b> {past ? 'planned' : 'plan'} care for
      London.
      {change &&
        ` ${changeSentences(change.pairs, today).join('; ')} on ${formatDate(change.date)}.`}
    </Lede>
  )
}

function Boards({ list, boards }: { list: IcbList; boards: readonly Icb[] }) {
  const { asOf, change } = useAsOf()
  const opened = boards.map((board) => board.valid_from).sort()[0]
  if (list.items.length === 0) {
    return (
      <Section title="No boards on this day">
        <p>
          {opened
            ? `Integrated care boards began on ${formatDate(opened)}. Before then there is nothing to list.`
            : 'There is nothing to list.'}
        </p>
        {opened && (
          <p>
            <button
              type="button"
              className="link-button"
              onClick={() => {
                change(opened)
                focusHeading()
              }}
            >
              Go to {formatDate(opened)}
            </button>
          </p>
        )}
      </Section>
    )
  }
  const query = { as_of: asOf, region_code: LONDON }
  return (
    <Section
      title={`The ${numberWord(list.items.length)} boards on ${formatDate(list.as_of)}`}
      actions={
        <>
          <a href={fileAddress('csv', query)} download>
            Download CSV
          </a>
          <a href={fileAddress('xlsx', query)} download>
            Download Excel
          </a>
          <PrintButton />
        </>
      }
    >
      <BoardsTable boards={list.items} />
    </Section>
  )
}
