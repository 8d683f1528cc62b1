import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { PcnDetail } from '@/api/types'
import { PositionList } from '@/shared/as-of/position-list'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate, formatInstant, lastDay } from '@/shared/format/date'
import { formatNumber, formatScore } from '@/shared/format/number'
import { HistoryPanel } from '@/shared/history/history-panel'
import { May } from '@/shared/permission'
import { staysOf } from '@/shared/stays'
import { Facts, PageHeader, Section, Todo } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { AreaCrumbs } from '../components/area-crumbs'
import { BoardLink } from '../components/board-link'
import { BoroughLinkTo } from '../components/org-link'
import { CorrectionNotice } from '../components/pcn/correction-notice'
import { HistoryList } from '../components/pcn/history-list'
import { Neighbours } from '../components/pcn/neighbours'
import { PcnLede } from '../components/pcn/pcn-lede'
import { PcnPractices } from '../components/pcn/pcn-practices'
import { RecordMissing } from '../components/record-missing'
import { StatusWord } from '../components/status-word'
import { WorkforceLinks } from '../components/workforce-links'
import { dayWords } from '../fact-words'
import { pcnQuery, type VersionedPcn } from '../pcn-queries'
import { identity } from '../pcn-words'

export function PcnScreen() {
  const { code } = useParams({ from: '/pcns/$code/' })
  const { asOf } = useAsOf()
  const query = useQuery({
    ...pcnQuery(code, asOf),
    placeholderData: staysOf(code),
  })
  return (
    <Resource
      query={query}
      failed={(error, retry) => (
        <RecordMissing noun="PCN" code={code} error={error} retry={retry} />
      )}
    >
      {(found) => <PcnPage found={found} />}
    </Resource>
  )
}

function PcnPage({ found }: { found: VersionedPcn }) {
  const { pcn } = found
  const { today, asOf } = useAsOf()
  const search = asOf ? `?as_of=${asOf}` : ''
  return (
    <>
      <PageHeader
        title={pcn.name}
        identity={
          <>
            {identity(pcn)} · <StatusWord status={pcn.status} />
          </>
        }
        breadcrumb={
          <AreaCrumbs
            board={{ code: pcn.icb_code, name: pcn.icb_short_name }}
            borough={{ gss: pcn.borough_gss_code, name: pcn.borough_name }}
          />
        }
        side={
          <PositionList
            rows={[
              ['First day', dayWords(pcn.valid_from, pcn.certainty)],
              ['Last day', pcn.valid_to ? lastDayWords(pcn) : 'None set'],
            ]}
          />
        }
      />
      <link rel="canonical" href={`/pcns/${pcn.ods_code}`} />
      <CorrectionNotice found={found} />
      <PcnLede pcn={pcn} today={today ?? pcn.as_of} />
      <div className="columns">
        <div>
          <PcnPractices pcn={pcn} />
          <Neighbours pcn={pcn} />
          <HistoryList code={pcn.ods_code} />
          <Section title="On record">
            <Facts rows={facts(pcn)} />
          </Section>
        </div>
        <div className="screen-only">
          <May do={pcn.is_demo ? 'imports.create' : 'pcns.correct'}>
            <PcnTodo pcn={pcn} />
          </May>
          <WorkforceLinks of="pcns" code={pcn.ods_code} />
          <HistoryPanel table="pcns" record={pcn.ods_code} />
          <Section title="As data" className="aside-block">
            <ul className="small link-list">
              <li>
                <a href={`/api/v1/pcns/${pcn.ods_code}${search}`}>This network, JSON</a>
              </li>
              <li>
                <a href={`/api/v1/pcns/${pcn.ods_code}/history`}>Its history, JSON</a>
              </li>
            </ul>
          </Section>
        </div>
      </div>
    </>
  )
}

/** Only what a file says can be put right. */
function PcnTodo({ pcn }: { pcn: PcnDetail }) {
  if (pcn.is_demo) {
    return (
      <Todo title="See the real networks">
        <p className="small secondary">
          This one is invented, for the demonstration. Published files take its place.
        </p>
        <p>
          <Link to="/imports/new">
            <b>Import a file</b>
          </Link>
        </p>
      </Todo>
    )
  }
  return (
    <Todo title="Is something wrong here?">
      <p className="small secondary">
        Its name and its borough can be put right by hand. A correction beats every file until it is
        taken back.
      </p>
      <p>
        <Link to="/pcns/$code/edit" params={{ code: pcn.ods_code }}>
          <b>Correct the name or borough</b>
        </Link>
      </p>
    </Todo>
  )
}

function lastDayWords({ valid_to, valid_to_certainty }: PcnDetail): string {
  if (!valid_to) return ''
  return valid_to_certainty === 'known_by'
    ? `Before ${formatDate(valid_to)}`
    : formatDate(lastDay(valid_to))
}

function facts(pcn: PcnDetail) {
  const unknown = <span className="secondary">Not known</span>
  return [
    ['ODS code', pcn.ods_code],
    [
      'Board',
      pcn.icb_code ? (
        <span key="board">
          <BoardLink
            board={{ ods_code: pcn.icb_code, short_name: pcn.icb_short_name ?? pcn.icb_code }}
          />
          {pcn.icb_certainty === 'carried_back' && ' (carried back)'}
        </span>
      ) : (
        unknown
      ),
    ],
    ['Sub-ICB location', pcn.sub_icb_location_code ?? unknown],
    [
      'Borough',
      pcn.borough_gss_code ? (
        <BoroughLinkTo
          key="borough"
          gss={pcn.borough_gss_code}
          name={pcn.borough_name ?? pcn.borough_gss_code}
        />
      ) : (
        unknown
      ),
    ],
    ['Registered people', pcn.list_size === null ? unknown : formatNumber(pcn.list_size)],
    ['Deprivation score', pcn.imd_score === null ? unknown : formatScore(pcn.imd_score)],
    ['Source', pcn.is_demo ? 'Invented, for the demonstration' : 'Published files'],
    ['Last changed here', `${formatInstant(pcn.updated_at)}, version ${pcn.version}`],
  ] as const
}
