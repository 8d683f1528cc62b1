import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useLocation, useParams, useSearch } from '@tanstack/react-router'
import { counted } from '@/shared/format/words'
import { HistoryPanel } from '@/shared/history/history-panel'
import { May } from '@/shared/permission'
import { fileOf, oneOf } from '@/shared/search'
import { aboutQuery } from '@/shared/session'
import { Done } from '@/shared/ui/done'
import { Downloads } from '@/shared/ui/downloads'
import { Needs } from '@/shared/ui/needs'
import { Lede, PageHeader, Section, Todo } from '@/shared/ui/page'
import { Pager } from '@/shared/ui/pager'
import { Resource } from '@/shared/ui/states'
import { FigureChart } from '../components/figure-chart'
import { FigureGroups } from '../components/figure-groups'
import { FigureMonths } from '../components/figure-months'
import { PlaceCrumbs } from '../components/money-pieces'
import { type MonthRow, monthRows } from '../figure-model'
import { DIMENSIONS } from '../figure-words'
import {
  addMonths,
  firstOfMonth,
  monthWords,
  ROLES,
  type Role,
  roleWithin,
  roleWords,
} from '../money-words'
import { figuresQuery } from '../queries/figures'
import { placeQuery } from '../queries/money'
import { useKeepsFigures } from '../use-keeps'

export function FiguresScreen() {
  return (
    <Needs do="service_figures.list">
      <Figures />
    </Needs>
  )
}

function Figures() {
  const { code } = useParams({ from: '/pcns/$code/service-figures/' })
  const search = useSearch({ from: '/pcns/$code/service-figures/' })
  const role = oneOf(ROLES, search.role_type) ?? 'splw'
  const by = oneOf(DIMENSIONS, search.by) ?? 'source'
  const { data: found } = useQuery(placeQuery('pcns', code, search.as_of))
  const { data: about } = useQuery(aboutQuery)
  const keeps = useKeepsFigures(code) ?? false
  const saved = useLocation({ select: (location) => location.state.figures })
  const query = useQuery({
    ...figuresQuery(code, role, search.cursor),
    placeholderData: keepPreviousData,
  })
  const newest = about && !search.cursor ? addMonths(firstOfMonth(about.today), -1) : undefined
  return (
    <>
      <PageHeader
        title="Service figures"
        tab={`Service figures of ${roleWithin(role)}, ${found?.name ?? code}`}
        identity={`${found?.name ?? code} · ${code} · counted by the PCN, month by month`}
        breadcrumb={<PlaceCrumbs place="pcns" code={code} found={found} />}
      />
      {saved && <Done at={saved.at}>{monthWords(saved.month)} is saved.</Done>}
      <Resource query={query} part>
        {(list) => {
          const rows = list.items.length > 0 || keeps ? monthRows(list.items, newest) : []
          const isHidden = list.items.some((figure) => figure.is_suppressed)
          return (
            <div className={query.isPlaceholderData ? 'settling' : undefined}>
              <FiguresLede rows={rows} role={role} />
              <RolePicker role={role} />
              <div className="columns columns--todo-first">
                <div className="screen-only">
                  <Next code={code} role={role} rows={rows} keeps={keeps} />
                  <AsFile code={code} keeps={keeps} />
                  {list.items[0] && (
                    <HistoryPanel table="service_figures" record={list.items[0].id} />
                  )}
                </div>
                <div>
                  <FigureChart rows={rows} />
                  <Section title="Month by month">
                    {isHidden && <WhySuppressed />}
                    {rows.length === 0 ? (
                      <p>
                        {search.cursor
                          ? 'There are no older months.'
                          : 'No figures of this role are within your reach. They are the PCN’s own to enter.'}
                      </p>
                    ) : (
                      <FigureMonths code={code} role={role} rows={rows} keeps={keeps} />
                    )}
                    <Pager
                      label="Older months"
                      name="cursor"
                      cursor={search.cursor}
                      next={list.next}
                    />
                  </Section>
                  {list.items.length > 0 && <FigureGroups rows={rows} by={by} />}
                </div>
              </div>
            </div>
          )
        }}
      </Resource>
    </>
  )
}

/** What the newest figures say. */
function FiguresLede({ rows, role }: { rows: readonly MonthRow[]; role: Role }) {
  const last = rows.find((row) => row.figure)
  if (!last?.figure) {
    return (
      <Lede>
        There are <b>no figures</b> of {roleWithin(role)} yet.
      </Lede>
    )
  }
  const { referrals, wait_days_median: wait, caseload, suppressed } = last.figure
  const behind = rows.indexOf(last)
  return (
    <Lede>
      In {monthWords(last.month)}{' '}
      {referrals === null ? (
        `the number of people referred is not ${suppressed.includes('referrals') ? 'shown' : 'known'}`
      ) : (
        <>
          <b>{referrals}</b> people were referred to {roleWithin(role)}
        </>
      )}
      {wait !== null && (
        <>
          , who waited <b>{wait} days</b> to first contact
        </>
      )}
      {caseload !== null && (
        <>
          , and <b>{caseload}</b> were being helped at its end
        </>
      )}
      .
      {behind > 0 &&
        ` Since then ${counted(behind, 'month')} ${behind === 1 ? 'is' : 'are'} missing.`}
    </Lede>
  )
}

function RolePicker({ role }: { role: Role }) {
  return (
    <nav className="tabs" aria-label="Role">
      <ul>
        {ROLES.map((one) => (
          <li key={one}>
            <Link
              to="."
              search={(old) => ({ ...old, role_type: one, cursor: undefined })}
              resetScroll={false}
              aria-current={one === role ? 'page' : undefined}
            >
              {roleWords(one)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Why a count is not there, for those who see only what hides no one. */
function WhySuppressed() {
  return (
    <p className="small table-note figure-why">
      <b>Suppressed</b> are counts of 1 to 4, and in the same month: those declined, where referrals
      or those not declined are 1 to 4; the wait, where first contacts are 1 to 4; and of groups all
      up to 4, with the next larger ones where one could be worked out from their total. Months are
      not held against each other. The PCN itself and the programme team see every count.
    </p>
  )
}

interface NextProps {
  code: string
  role: Role
  rows: readonly MonthRow[]
  keeps: boolean
}

/** For who keeps them: the months that are missing, and the way to enter many at once. */
function Next({ code, role, rows, keeps }: NextProps) {
  if (!keeps) return null
  const missing = rows.filter((row) => !row.figure)
  const [next] = missing
  const month = (next ?? rows[0])?.month.slice(0, 7)
  return (
    <Todo title={next ? `${monthWords(next.month)} is missing` : 'Every month is entered'}>
      {month && (
        <p>
          <Link
            className="button"
            to="/pcns/$code/service-figures/$role/$month"
            params={{ code, role, month }}
          >
            {next ? `Enter ${monthWords(month)}` : `Change ${monthWords(month)}`}
          </Link>
        </p>
      )}
      <May do="service_figures.import">
        <p className="small">
          <Link to="/imports/new" search={{ kind: 'service_figures' }}>
            Import many months from a file
          </Link>
        </p>
      </May>
    </Todo>
  )
}

function AsFile({ code, keeps }: { code: string; keeps: boolean }) {
  const filters = { pcn_code: code, include: 'groups' }
  return (
    <Section title="As a file" className="aside-block">
      <div className="actions">
        <Downloads file={(format) => fileOf('service_figures', format, filters)} />
      </div>
      <p className="small secondary table-note">
        Every role and month.
        {keeps && ' Its columns are those of an import: what was edited can be sent back.'}
      </p>
    </Section>
  )
}
