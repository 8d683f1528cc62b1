import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { PracticeDetail } from '@/api/types'
import { PositionList } from '@/shared/as-of/position-list'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate, lastDay } from '@/shared/format/date'
import { formatNumber, formatScore } from '@/shared/format/number'
import { HistoryPanel } from '@/shared/history/history-panel'
import { staysOf } from '@/shared/stays'
import { Facts, PageHeader, Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { AreaCrumbs } from '../components/area-crumbs'
import { BoardLink } from '../components/board-link'
import { PcnLinkTo } from '../components/org-link'
import { Memberships } from '../components/practice/memberships'
import { PracticeLede } from '../components/practice/practice-lede'
import { RecordMissing } from '../components/record-missing'
import { StatusWord } from '../components/status-word'
import { dayWords } from '../fact-words'
import { practiceQuery } from '../pcn-queries'

export function PracticeScreen() {
  const { code } = useParams({ from: '/practices/$code' })
  const { asOf } = useAsOf()
  const query = useQuery({
    ...practiceQuery(code, asOf),
    placeholderData: staysOf(code),
  })
  return (
    <Resource
      query={query}
      failed={(error, retry) => (
        <RecordMissing noun="Practice" code={code} error={error} retry={retry} />
      )}
    >
      {(practice) => <PracticePage practice={practice} />}
    </Resource>
  )
}

function PracticePage({ practice }: { practice: PracticeDetail }) {
  const { today, asOf } = useAsOf()
  const { ods_code, postcode } = practice
  return (
    <>
      <PageHeader
        title={practice.name}
        identity={
          <>
            Practice {ods_code}
            {postcode && ` · ${postcode}`} · <StatusWord status={practice.status} />
          </>
        }
        breadcrumb={
          <AreaCrumbs
            board={{ code: practice.icb_code, name: practice.icb_short_name }}
            pcn={{ code: practice.pcn_code, name: practice.pcn_name }}
          />
        }
        side={
          <PositionList
            rows={[
              ['First day', dayWords(practice.valid_from, practice.certainty)],
              ['Last day', practice.valid_to ? lastDayWords(practice) : 'None set'],
            ]}
          />
        }
      />
      <link rel="canonical" href={`/practices/${ods_code}`} />
      <PracticeLede practice={practice} today={today ?? practice.as_of} />
      <Memberships practice={practice} today={today ?? practice.as_of} />
      <Section
        title="On record"
        actions={
          <a href={`/api/v1/practices/${ods_code}${asOf ? `?as_of=${asOf}` : ''}`}>
            This practice, JSON
          </a>
        }
      >
        <Facts rows={facts(practice)} />
      </Section>
      <div className="screen-only">
        <HistoryPanel table="practices" record={ods_code} />
      </div>
    </>
  )
}

function lastDayWords({ valid_to, valid_to_certainty }: PracticeDetail): string {
  if (!valid_to) return ''
  return valid_to_certainty === 'known_by'
    ? `Before ${formatDate(valid_to)}`
    : formatDate(lastDay(valid_to))
}

function facts(practice: PracticeDetail) {
  const unknown = <span className="secondary">Not known</span>
  const { list_size, list_size_on, imd_score, imd_year, icb_code, pcn_code } = practice
  return [
    ['ODS code', practice.ods_code],
    [
      'PCN',
      pcn_code ? (
        <PcnLinkTo key="pcn" code={pcn_code} name={practice.pcn_name ?? pcn_code} />
      ) : (
        'In no PCN'
      ),
    ],
    [
      'Board',
      icb_code ? (
        <BoardLink
          key="board"
          board={{ ods_code: icb_code, short_name: practice.icb_short_name ?? icb_code }}
        />
      ) : (
        unknown
      ),
    ],
    ['Sub-ICB location', practice.sub_icb_location_code ?? unknown],
    [
      'Registered people',
      list_size === null
        ? unknown
        : `${formatNumber(list_size)}${list_size_on ? `, counted on ${formatDate(list_size_on)}` : ''}`,
    ],
    [
      'Deprivation score',
      imd_score === null
        ? unknown
        : `${formatScore(imd_score)}${imd_year ? `, Index of Multiple Deprivation ${imd_year}` : ''}`,
    ],
    ['Source', practice.is_demo ? 'Invented, for the demonstration' : 'Published files'],
  ] as const
}
