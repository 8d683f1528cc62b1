import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatInstant } from '@/shared/format/date'
import { Lede, PageHeader } from '@/shared/ui/page'
import { ErrorBody, Resource } from '@/shared/ui/states'
import { AreaCrumbs } from '../components/area-crumbs'
import { InventedPcn } from '../components/pcn/invented-pcn'
import { RecordMissing } from '../components/record-missing'
import { regionBoroughsQuery } from '../london-queries'
import { pcnQuery, type VersionedPcn } from '../pcn-queries'
import { type Correction, useCorrect } from '../use-correct'
import { CorrectionForm } from './pcn-edit'

export function PcnCompareScreen() {
  const { code } = useParams({ from: '/pcns/$code/compare' })
  const { name, borough } = useSearch({ from: '/pcns/$code/compare' })
  const { asOf } = useAsOf()
  const query = useQuery(pcnQuery(code, asOf))
  const mine: Correction = { name, borough_gss_code: borough }
  return (
    <Resource
      query={query}
      failed={(error, retry) => (
        <RecordMissing noun="PCN" code={code} error={error} retry={retry} />
      )}
    >
      {(found) =>
        found.pcn.is_demo ? (
          <InventedPcn pcn={found.pcn} />
        ) : differs(mine, found) ? (
          <Compare found={found} mine={mine} />
        ) : (
          <CorrectionForm found={found} />
        )
      }
    </Resource>
  )
}

function differs(mine: Correction, { pcn }: VersionedPcn): boolean {
  if (mine.name !== undefined && mine.name !== pcn.name) return true
  return mine.borough_gss_code !== undefined && mine.borough_gss_code !== pcn.borough_gss_code
}

/** Someone saved while you were typing: both side by side, and nothing lost. */
function Compare({ found, mine }: { found: VersionedPcn; mine: Correction }) {
  const { pcn, etag } = found
  const { asOf } = useAsOf()
  const correct = useCorrect(pcn.ods_code)
  const { data: boroughs } = useQuery(regionBoroughsQuery(asOf))
  const boroughName = (gss: string | null | undefined) =>
    boroughs?.items.find((b) => b.gss_code === gss)?.name ?? gss ?? 'Not known'
  return (
    <>
      <PageHeader
        title="Choose which correction to keep"
        tab={`Choose which correction to keep for ${pcn.ods_code}`}
        identity={`${pcn.name} · ${pcn.ods_code}`}
        breadcrumb={<AreaCrumbs pcn={{ code: pcn.ods_code, name: pcn.name }} />}
      />
      <Lede>
        <b>The network was changed while you were changing it.</b> Yours is not saved yet.
      </Lede>
      {correct.isError && <ErrorBody error={correct.error} />}
      <dl className="compare">
        <div>
          <dt>Yours</dt>
          <dd>
            {mine.name ?? pcn.name}, {boroughName(mine.borough_gss_code ?? pcn.borough_gss_code)}
          </dd>
          <dd>Not saved</dd>
        </div>
        <div>
          <dt>Now saved</dt>
          <dd>
            {pcn.name}, {boroughName(pcn.borough_gss_code)}
          </dd>
          <dd>
            {formatInstant(pcn.updated_at)}, version {pcn.version}
          </dd>
        </div>
      </dl>
      <div className="button-row section">
        <button
          type="button"
          className="button"
          aria-disabled={correct.isPending}
          onClick={() => correct.isPending || correct.mutate({ change: mine, etag })}
        >
          Keep mine
        </button>
        <Link className="button button--quiet" to="/pcns/$code" params={{ code: pcn.ods_code }}>
          Keep theirs
        </Link>
      </div>
    </>
  )
}
