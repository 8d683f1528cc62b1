import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { PcnDetail } from '@/api/types'
import { PositionList } from '@/shared/as-of/position-list'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate, formatInstant, lastDay } from '@/shared/format/date'
import { formatNumber, formatScore } from '@/shared/format/number'
import { HistoryPanel } from '@/shared/history/history-panel'
import { May } from '@/shared/permission'
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
import { dayWords } from '../fact-words'
import { pcnQuery, type VersionedPcn } from '../pcn-queries'
import { identity } from '../pcn-words'

export function PcnScreen() {
  const { code } = useParams({ from: '/pcns/$code/' })
  const { asOf } = useAsOf()
  const query = useQuery({
    ...pcnQuery(code, asOf),
    placeholderData: (old, oldQuery) =>
      oldQuery?.queryKey[3] === code ? keepPreviousData(old) : undefined,
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
          <May do="workforce.read">
            <Section title="Its workforce" className="aside-block">
              <p className="small">
                <Link to="/pcns/$code/workforce" params={{ code: pcn.ods_code }}>
                  Posts, contracts, supervision and returns
