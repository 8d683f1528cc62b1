import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { Borough, RegionBoroughs } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { PageHeader } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { AreaCrumbs } from '../components/area-crumbs'
import { AreaLede } from '../components/area-lede'
import { PcnListSection } from '../components/pcn-list'
import { PositionList } from '../components/position-list'
import { RecordMissing } from '../components/record-missing'
import { CITY } from '../london-words'
import { boroughQuery } from '../pcn-queries'
import { regionBoroughsQuery } from '../region-queries'
import { useAsOf } from '../use-as-of'

const HACKNEY = 'E09000012'

export function BoroughScreen() {
  const { gss } = useParams({ from: '/boroughs/$gss' })
  const { asOf } = useAsOf()
  const query = useQuery({
    ...boroughQuery(gss, asOf),
    placeholderData: (old, oldQuery) =>
      oldQuery?.queryKey[3] === gss ? keepPreviousData(old) : undefined,
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
  const all = useQuery({ ...regionBoroughsQuery(asOf), placeholderData: keepPreviousData })
  const own = all.data?.items.find((item) => item.gss_code === borough.gss_code)
  const board = { code: borough.icb_code, name: borough.icb_short_name }
  return (
    <>
      <PageHeader
        title={borough.name}
        identity={`Borough ${borough.gss_code}${board.name ? ` · ${board.name}` : ''}`}
        breadcrumb={<AreaCrumbs board={board} />}
        side={<PositionList />}
      />
      <link rel="canonical" href={`/boroughs/${borough.gss_code}`} />
      {own && own.pcns > 0 && (
        <AreaLede
          totals={own}
          london={all.data?.total}
          past={borough.as_of < (today ?? borough.as_of)}
        />
      )}
      <PcnListSection
        area={{ borough_gss_code: borough.gss_code }}
        search={search}
        title={borough.pcns === 0 ? 'No PCN here on this day' : `PCNs of ${borough.name}`}
        empty={<NoPcn borough={borough} all={all.data} />}
        boroughs={false}
      />
    </>
  )
}

/** Why a borough has none, and where to look. */
function NoPcn({ borough, all }: { borough: Borough; all: RegionBoroughs | undefined }) {
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
  if (all && all.total.pcns === 0) {
    return (
      <p>
        No PCN of London is known for {formatDate(borough.as_of)}. PCNs come from published files.{' '}
        <Link to="/imports/new">Import a file</Link>
      </p>
    )
  }
  if (all && all.unmapped.pcns > 0) {
    return (
      <p>
        None is known to be in {borough.name} on {formatDate(borough.as_of)}, but the borough of{' '}
        {all.unmapped.pcns} London PCNs is not known.{' '}
        <Link to="/imports/new" search={(old) => ({ ...old, kind: 'pcn_boroughs' })}>
          Import the boroughs of PCNs
        </Link>
      </p>
    )
  }
  return (
    <p>
      No primary care network was in {borough.name} on {formatDate(borough.as_of)}. Choose another
      day above, or <Link to="/">go to London</Link>.
    </p>
  )
}
