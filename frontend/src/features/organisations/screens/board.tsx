import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { IcbDetail } from '@/api/types'
import { PositionList } from '@/shared/as-of/position-list'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate, formatInstant, lastDay } from '@/shared/format/date'
import { HistoryPanel } from '@/shared/history/history-panel'
import { May, usePermission } from '@/shared/permission'
import { staysOf } from '@/shared/stays'
import { Facts, PageHeader, Section, Todo } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { acquirers, changeSummary, leftOut, lineHeadline } from '../board-line'
import { BoardCrumbs } from '../components/board-crumbs'
import { BoardBoroughs, BoardHolds, BoardPcns } from '../components/board-holds'
import { BoardLede } from '../components/board-lede'
import { BoardMissing } from '../components/board-missing'
import { RenameNotice } from '../components/rename-notice'
import { StatusWord } from '../components/status-word'
import { SuccessionFigure } from '../components/succession-figure'
import { WorkforceLinks } from '../components/workforce-links'
import { boardQuery, successionQuery, type Versioned } from '../queries'
import { changeDays } from '../successions'
import { tenseOf } from '../tense'

export function BoardScreen() {
  const { code } = useParams({ from: '/icbs/$code/' })
  const { asOf } = useAsOf()
  const query = useQuery({
    ...boardQuery(code, asOf),
    // Keeps the page while its date changes, never another board's page.
    placeholderData: staysOf(code, 2),
  })
  return (
    <Resource
      query={query}
      failed={(error, retry) => <BoardMissing code={code} error={error} retry={retry} />}
    >
      {(board) => <Board board={board} />}
    </Resource>
  )
}

function Board({ board }: { board: Versioned }) {
  const { icb } = board
  const { today, asOf } = useAsOf()
  const day = today ?? icb.as_of
  const search = asOf ? `?as_of=${asOf}` : ''
  return (
    <>
      <PageHeader
        title={icb.short_name}
        identity={
          <>
            Integrated care board {icb.ods_code}
            {icb.ons_code && ` · ONS ${icb.ons_code}`} · <StatusWord status={icb.status} />
          </>
        }
        breadcrumb={<BoardCrumbs board={icb} />}
        side={
          <PositionList
            rows={[
              ['In place from', formatDate(icb.valid_from)],
              ['Last day', icb.valid_to ? formatDate(lastDay(icb.valid_to)) : 'None set'],
            ]}
          />
        }
      />
      <link rel="canonical" href={`/icbs/${icb.ods_code}`} />
      <RenameNotice board={board} />
      <BoardLede board={icb} today={day}>
        <BoardHolds board={icb} tense={tenseOf(icb.as_of, day)} />
      </BoardLede>
      <BoardPcns board={icb} />
      <div className="columns">
        <div>
          <BoardBoroughs board={icb} />
          <Successions code={icb.ods_code} today={day} />
          <Section title="On record">
            <Facts
              rows={[
                ['Full name', icb.name],
                ['ODS code', icb.ods_code],
                ['ONS code', icb.ons_code ?? 'Not sourced for this day'],
                [
                  'Region',
                  <Link
                    key="region"
                    to="/icbs"
                    search={(old) => ({ as_of: old.as_of, region_code: icb.region_code })}
                  >
                    {icb.region_name} ({icb.region_code})
                  </Link>,
                ],
                ['In place from', since(icb.certainty, icb.valid_from)],
                ['Last day', icb.valid_to ? formatDate(lastDay(icb.valid_to)) : 'None set'],
                ['Changed here', changedHere(icb)],
              ]}
            />
          </Section>
        </div>
        <div className="screen-only">
          <Called>
            <p>
              <b>{icb.short_name}</b>
            </p>
            <p className="small secondary">
              The short name stands in headings, tables and files. The full name is the official one
              and stays.
            </p>
            <May do="icbs.update">
              <p>
                <Link to="/icbs/$code/edit" params={{ code: icb.ods_code }}>
                  <b>Change the short name</b>
                </Link>
              </p>
            </May>
          </Called>
          <WorkforceLinks of="icbs" code={icb.ods_code} />
          <HistoryPanel table="icbs" record={icb.ods_code} />
          <Section title="As data" className="aside-block">
            <ul className="small">
              <li>
                <a href={`/api/v1/icbs/${icb.ods_code}${search}`}>This board, JSON</a>
              </li>
              <li>
                <a href={`/api/v1/icbs/${icb.ods_code}/succession${search}`}>
                  Before and after, JSON
                </a>
              </li>
            </ul>
          </Section>
        </div>
      </div>
    </>
  )
}

/** The brand rule is for those who can do something about it. */
function Called({ children }: { children: ReactNode }) {
  const title = 'What Trellis calls it'
  return usePermission('icbs.update') ? (
    <Todo title={title}>{children}</Todo>
  ) : (
    <Section title={title} className="aside-block">
      {children}
    </Section>
  )
}

/** The first version is the one Trellis was given. */
function changedHere({ version, updated_at }: IcbDetail): string {
  if (version === 1) return 'Not changed here'
  return `${formatInstant(updated_at)}, version ${version}`
}

function since(certainty: string, date: string): string {
  return certainty === 'exact' ? formatDate(date) : `By ${formatDate(date)}, exact day not known`
}

function Successions({ code, today }: { code: string; today: string }) {
  const { asOf } = useAsOf()
  const query = useQuery({ ...successionQuery(code, asOf), placeholderData: keepPreviousData })
  return (
    <Resource query={query} part>
      {({ items, followers }) => {
        if (items.length === 0) {
          return (
            <Section title="No board before or after it">
              <p>It followed no other board and none has followed it.</p>
            </Section>
          )
        }
        return changeDays(items).map((change) => (
          <SuccessionFigure
            key={change.date}
            headline={lineHeadline(change, code)}
            summary={`${changeSummary(change.pairs, today)} ${leftOut(change, code, followers)}`.trim()}
            date={change.date}
            pairs={change.pairs}
            unchanged={acquirers(change.pairs)}
            here={code}
          />
        ))
      }}
    </Resource>
  )
}
