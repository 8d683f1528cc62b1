import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { Borough } from '@/api/types'
import { PositionList } from '@/shared/as-of/position-list'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate } from '@/shared/format/date'
import { HistoryPanel } from '@/shared/history/history-panel'
import { May } from '@/shared/permission'
import { staysOf } from '@/shared/stays'
import { PageHeader } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { AreaCrumbs } from '../components/area-crumbs'
import { AreaLede } from '../components/area-lede'
import { PcnListSection } from '../components/pcn-list'
import { RecordMissing } from '../components/record-missing'
import { type CountedBoroughs, knownBoroughs } from '../known'
import { regionBoroughsQuery } from '../london-queries'
import { CITY } from '../london-words'
import { boroughQuery } from '../pcn-queries'
import { inTense, type Tense, tenseOf } from '../tense'

const HACKNEY = 'E09000012'

export function BoroughScreen() {
  const { gss } = useParams({ from: '/boroughs/$gss' })
  const { asOf } = useAsOf()
  const query = useQuery({
    ...boroughQuery(gss, asOf),
    placeholderData: staysOf(gss),
  })
  return (
    <Resource
      query={query}
      failed={(error, retry) => (
        <RecordMissing noun="Borough" code={gss} error={error} retry={retry} />
      )}
    >
      {(borough) => <BoroughPage borough={borough} />}
    </Resource>
  )
}

function BoroughPage({ borough }: { borough: Borough }) {
  const search = useSearch({ from: '/boroughs/$gss' })
  const { asOf, today } = useAsOf()
  const tense = tenseOf(borough.as_of, today ?? borough.as_of)
  const all = useQuery({ ...regionBoroughsQuery(asOf), placeholderData: keepPreviousData })
  const london = all.data && knownBoroughs(all.data)
  const own = london?.items.find((item) => item.gss_code === borough.gss_code)
  const board = { code: borough.icb_code, name: borough.icb_short_name }
  const none = all.data && !london ? 'PCNs not known for this day' : 'No PCN here on this day'
  const title = borough.pcns === 0 ? none : `PCNs of ${borough.name}`
  return (
    <>
      <PageHeader
        title={borough.name}
        identity={`Borough ${borough.gss_code}${board.name ? ` · ${board.name}` : ''}`}
        breadcrumb={<AreaCrumbs board={board} />}
        side={<PositionList />}
      />
      <link rel="canonical" href={`/boroughs/${borough.gss_code}`} />
      {own && own.pcns > 0 && <AreaLede totals={own} london={london?.total} tense={tense} />}
      <PcnListSection
        area={{ borough_gss_code: borough.gss_code }}
        search={search}
        title={title}
        empty={<NoPcn borough={borough} all={all.data && (london ?? 'not known')} tense={tense} />}
        boroughs={false}
      />
      <div className="screen-only">
        <HistoryPanel table="boroughs" record={borough.gss_code} />
      </div>
    </>
  )
}

interface NoPcnProps {
  borough: Borough
  all: CountedBoroughs | 'not known' | undefined
  tense: Tense
}

/** Why a borough has none, and where to look. */
function NoPcn({ borough, all, tense }: NoPcnProps) {
  if (borough.gss_code === CITY) {
    return (
      <p>
        The City of London has no primary care network of its own. Its practices are counted with{' '}
        <Link to="/boroughs/$gss" params={{ gss: HACKNEY }}>
          Hackney
        </Link>
        .
      </p>
    )
  }
  if (all === 'not known' || all?.total.pcns === 0) {
    return (
      <p>
        No PCN of London is known for {formatDate(borough.as_of)}. PCNs come from published files.{' '}
        <May do="imports.create">
          <Link to="/imports/new">Import a file</Link>
        </May>
      </p>
    )
  }
  if (all && all.unmapped.pcns > 0) {
    return (
      <p>
        None is known to be in {borough.name} on {formatDate(borough.as_of)}, but the borough of{' '}
        {all.unmapped.pcns} London PCNs is not known.{' '}
        <May do="organisations.import">
          <Link to="/imports/new" search={(old) => ({ ...old, kind: 'pcn_boroughs' })}>
            Import the boroughs of PCNs
          </Link>
        </May>
      </p>
    )
  }
  return (
    <p>
      No primary care network {inTense(tense, 'was', 'is', 'is expected to be')} in {borough.name}{' '}
      on {formatDate(borough.as_of)}. Choose another day above, or <Link to="/">go to London</Link>.
    </p>
  )
}
