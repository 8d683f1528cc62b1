import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { PcnWorkforce, RoleSummary } from '@/api/types'
import { PositionList } from '@/shared/as-of/position-list'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate } from '@/shared/format/date'
import { asked } from '@/shared/search'
import { staysOf } from '@/shared/stays'
import { Downloads } from '@/shared/ui/downloads'
import { PageHeader, Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { CaseloadFact } from '../components/caseload'
import { CliffFigure } from '../components/cliff-figure'
import { Comparison } from '../components/comparison'
import { PcnAttention } from '../components/pcn-attention'
import { RoleGrid } from '../components/role-grid'
import { SeriesFigure } from '../components/series-figure'
import { WorkforceCrumbs } from '../components/workforce-crumbs'
import { WorkforceLede } from '../components/workforce-lede'
import { WorkforceMissing } from '../components/workforce-missing'
import { guidanceQuery, networkQuery, pcnWorkforceQuery } from '../queries/summary'

export function PcnWorkforceScreen() {
  const { code } = useParams({ from: '/pcns/$code/workforce' })
  const { asOf } = useAsOf()
  const query = useQuery({
    ...pcnWorkforceQuery(code, asOf),
    // Keeps the page while its date changes, never another network's page.
    placeholderData: staysOf(code),
  })
  return (
    <Resource
      query={query}
      failed={(error, retry) => (
        <WorkforceMissing title={`Workforce of ${code}`} error={error} retry={retry} />
      )}
    >
      {(found) => <PcnWorkforcePage found={found} />}
    </Resource>
  )
}

function PcnWorkforcePage({ found }: { found: PcnWorkforce }) {
  const { asOf } = useAsOf()
  const { data: network } = useQuery(networkQuery(found.pcn_code, asOf))
  const board =
    network?.icb_code && network.icb_short_name
      ? { code: network.icb_code, name: network.icb_short_name }
      : undefined
  const all = found.roles.find(({ role_type }) => role_type === 'all')
  const file = (format: 'csv' | 'xlsx') =>
    `/api/v1/pcns/${found.pcn_code}/workforce.${format}${asked({ as_of: asOf })}`
  return (
    <>
      <PageHeader
        title={`Workforce of ${found.pcn_name}`}
        identity={
          <>
            Primary care network{' '}
            <Link to="/pcns/$code" params={{ code: found.pcn_code }}>
              {found.pcn_code}
            </Link>
            {network?.borough_name && ` · ${network.borough_name}`}
          </>
        }
        breadcrumb={<WorkforceCrumbs board={board} />}
        side={<PositionList />}
      />
      <WorkforceLede all={all} day={found.as_of} />
      {all ? (
        <Kept found={found} all={all} file={file} />
      ) : (
        <Section title="No posts here yet">
          <p>
            The PCN keeps no posts here, so nothing is known of them, which is not the same as none.
            Its official return, if it made one, is below.
          </p>
        </Section>
      )}
      <Comparison
        rows={found.comparison}
        file={(format) =>
          `/api/v1/pcns/${found.pcn_code}/workforce_comparison.${format}${asked({ as_of: asOf })}`
        }
      />
    </>
  )
}

interface KeptProps {
  found: PcnWorkforce
  all: RoleSummary
  file: (format: 'csv' | 'xlsx') => string
}

function Kept({ found, all, file }: KeptProps) {
  const { data: guidance } = useQuery(guidanceQuery)
  const [caseload] = found.caseloads
  return (
    <>
      <RoleGrid
        roles={found.roles}
        caseload={(role) => (
          <CaseloadFact
            caseload={found.caseloads.find(({ role_type }) => role_type === role)}
            guidance={guidance?.find(({ code }) => code === role)}
          />
        )}
      />
      <div className="list-head">
        <p className="small secondary">
          Turnover, time to fill: twelve months to {formatDate(found.as_of)}. Supervision: each of
          the last six whole months.
          {caseload && ` Caseload: people first seen in the year to ${formatDate(caseload.to)}.`}
        </p>
        <div className="actions">
          <Downloads file={file} of="these figures" />
        </div>
      </div>
      <div className="columns">
        <div>
          <CliffFigure points={found.contract_cliff} of={found.pcn_code} />
          <SeriesFigure points={found.series} of={found.pcn_code} />
        </div>
        <PcnAttention found={found} all={all} />
      </div>
    </>
  )
}
