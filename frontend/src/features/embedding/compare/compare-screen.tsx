import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { PcnPeers } from '@/api/types'
import { PositionList } from '@/shared/as-of/position-list'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { oneOf } from '@/shared/search'
import { staysOf } from '@/shared/stays'
import { Lede, PageHeader, Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { ApiPanel } from '../api-panel'
import { Picker } from '../picker'
import { Missing } from '../standing/missing'
import { embeddingWords } from '../words'
import { Domains } from './domains'
import { Dots } from './dots'
import { Peers } from './peers'
import { peersQuery } from './queries'
import { Roles } from './roles'
import { besides, scoreWords, WITH } from './words'

export function CompareScreen() {
  const { code } = useParams({ from: '/pcns/$code/embedding/compare' })
  const { asOf } = useAsOf()
  const query = useQuery({ ...peersQuery(code, asOf), placeholderData: staysOf(code, 4) })
  return (
    <Resource
      query={query}
      failed={(error, retry) => (
        <Missing title={`${code} beside others`} error={error} retry={retry} />
      )}
    >
      {(pcn) => <ComparePage pcn={pcn} />}
    </Resource>
  )
}

const WORDS = { board: 'Its board', region: 'Its region', peers: 'Its peers' } as const

function ComparePage({ pcn }: { pcn: PcnPeers }) {
  const search = useSearch({ from: '/pcns/$code/embedding/compare' })
  const { asOf } = useAsOf()
  const all = besides(pcn)
  const beside = all.find((one) => one.with === oneOf(WITH, search.with)) ?? all[0]
  return (
    <>
      <PageHeader
        title={`${pcn.pcn_name} beside others`}
        identity={
          <>
            Primary care network{' '}
            <Link to="/pcns/$code" params={{ code: pcn.pcn_code }}>
              {pcn.pcn_code}
            </Link>
          </>
        }
        breadcrumb={
          <>
            <li>
              <Link to="/pcns/$code" params={{ code: pcn.pcn_code }}>
                {pcn.pcn_name}
              </Link>
            </li>
            <li>
              <Link to="/pcns/$code/embedding" params={{ code: pcn.pcn_code }}>
                Embedding
              </Link>
            </li>
          </>
        }
        side={<PositionList />}
      />
      <Finding pcn={pcn} />
      <Caveat />
      {all.length > 1 && (
        <Picker
          name="Beside"
          param="with"
          choices={all.map((one, i) => ({
            word: WORDS[one.with],
            value: i === 0 ? undefined : one.with,
          }))}
          chosen={beside === all[0] ? undefined : beside?.with}
        />
      )}
      {beside && <Dots pcn={pcn} beside={beside} all={all} />}
      {pcn.domains.length > 0 && <Domains pcn={pcn} />}
      {pcn.roles.length > 0 && <Roles pcn={pcn} />}
      <Peers pcn={pcn} />
      <ApiPanel
        path={`pcns/${pcn.pcn_code}/embedding/peers${asOf ? `?as_of=${asOf}` : ''}`}
        operation="readEmbeddingPeers"
        what="The figures of this page"
      />
    </>
  )
}

function Finding({ pcn }: { pcn: PcnPeers }) {
  const { benchmark, region } = pcn
  if (pcn.score === null) {
    return (
      <Lede>
        <b>{embeddingWords(pcn.status)}.</b> {pcn.pcn_name} has no score on this day, which is not a
        score of zero. How others stand is below, as far as it may be told.
      </Lede>
    )
  }
  return (
    <Lede>
      <b>
        {embeddingWords(pcn.status)}, {scoreWords(pcn.score)}.
      </b>{' '}
      {benchmark && benchmark.score_median !== null
        ? `The median of the ${benchmark.assessed} PCNs with a score in ${benchmark.icb_name} is ${scoreWords(benchmark.score_median)}`
        : 'The median of its board is not told: fewer than five PCNs have a score'}
      {region && region.score_median !== null
        ? `; of the ${region.assessed} in ${region.region_name} it is ${scoreWords(region.score_median)}.`
        : '.'}
    </Lede>
  )
}

/** What the figures cannot bear, before anybody reads them. */
function Caveat() {
  return (
    <Section title="Before you compare">
      <p>
        Self-assessed levels compare poorly between PCNs: who is stricter with themselves scores
        lower. Assessments differ in whose view they are, in which criteria were asked and in how
        old they are. Use the distance from the median to ask why, not to say who is best; there is
        no order of merit here, and how a PCN moves from its own last assessment says more.
      </p>
    </Section>
  )
}
