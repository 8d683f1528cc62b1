import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { RegionEmbedding } from '@/api/types'
import { PositionList } from '@/shared/as-of/position-list'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate } from '@/shared/format/date'
import { counted } from '@/shared/format/words'
import { asked } from '@/shared/search'
import { Lede, PageHeader, Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { ApiPanel } from '../api-panel'
import { BoundariesPicker } from '../boundaries-picker'
import { Distribution } from '../standing/distribution'
import { Missing } from '../standing/missing'
import { Trend } from '../standing/trend'
import { Boards } from './boards'
import { Boroughs } from './boroughs'
import { overviewQuery } from './queries'
import { medianWords, movedWords, regionMoved, well } from './words'

export function OverviewScreen() {
  const search = useSearch({ from: '/embedding/overview' })
  const { asOf } = useAsOf()
  const query = useQuery({ ...overviewQuery(search, asOf), placeholderData: (old) => old })
  return (
    <Resource
      query={query}
      failed={(error, retry) => (
        <Missing title="Embedding in the region" error={error} retry={retry} />
      )}
    >
      {(region) => <OverviewPage region={region} />}
    </Resource>
  )
}

function OverviewPage({ region }: { region: RegionEmbedding }) {
  const { boundaries } = useSearch({ from: '/embedding/overview' })
  const { asOf } = useAsOf()
  const boards = region.icbs.filter(({ pcns }) => pcns > 0).length
  return (
    <>
      <PageHeader
        title={`Embedding in ${region.region_name}`}
        identity={`${counted(region.pcns, 'PCN')}, ${counted(region.boroughs.length, 'borough')}, ${counted(boards, 'integrated care board')}`.replace(
          /^./,
          (first) => first.toUpperCase(),
        )}
        breadcrumb={
          <li>
            <Link to="/embedding">Embedding</Link>
          </li>
        }
        side={<PositionList />}
      />
      <BoundariesPicker chosen={boundaries} />
      {region.pcns === 0 ? (
        <Section title={`No PCNs on ${formatDate(region.as_of)}`}>
          <p>
            Nothing here says of any PCN that it was open in {region.region_name} on this day.
            Change the date above.
          </p>
        </Section>
      ) : (
        <>
          <Finding region={region} />
          <Distribution board={region} />
          <Boards region={region} />
          <Boroughs region={region} />
          <Trend trend={region.trend} code={region.region_code} />
        </>
      )}
      <ApiPanel
        path={`embedding/overview${asked({ as_of: asOf, boundaries })}`}
        operation="readEmbeddingOverview"
        what="The figures of this page"
      />
    </>
  )
}

function Finding({ region }: { region: RegionEmbedding }) {
  const { moved, since } = regionMoved(region)
  const { gates_not_met, assessed_within_12_months, pcns } = region
  return (
    <Lede>
      <b>
        {well(region)} of {pcns}
      </b>{' '}
      PCNs are established or embedded
      {movedWords(moved, since && `${since}, the first day of the quarter before`)}. {gates_not_met}{' '}
      do not meet at least one gate. {assessed_within_12_months} were assessed in the last twelve
      months; the median score is {medianWords(region).toLowerCase()}.
    </Lede>
  )
}
