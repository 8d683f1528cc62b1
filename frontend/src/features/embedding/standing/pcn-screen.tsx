import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { PcnEmbedding } from '@/api/types'
import { PositionList } from '@/shared/as-of/position-list'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate } from '@/shared/format/date'
import { plural } from '@/shared/format/words'
import { staysOf } from '@/shared/stays'
import { Lede, PageHeader, Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { Moderate } from '../assessment/components/moderate'
import { called, embeddingWords, KINDS, viewWords } from '../words'
import { Criteria } from './criteria'
import { gateList, gatesWords } from './gates'
import { History } from './history'
import { Missing } from './missing'
import { Moves } from './moves'
import { PcnActions, PcnActNext } from './pcn-act-next'
import { pcnEmbeddingQuery } from './queries'
import { Roles } from './roles'
import { besideWords, heldWords, percent } from './words'

export function PcnEmbeddingScreen() {
  const { code } = useParams({ from: '/pcns/$code/embedding/' })
  const { asOf } = useAsOf()
  const query = useQuery({
    ...pcnEmbeddingQuery(code, asOf),
    placeholderData: staysOf(code, 4),
  })
  return (
    <Resource
      query={query}
      failed={(error, retry) => (
        <Missing title={`Embedding in ${code}`} error={error} retry={retry} />
      )}
    >
      {(pcn) => <PcnEmbeddingPage pcn={pcn} />}
    </Resource>
  )
}

function PcnEmbeddingPage({ pcn }: { pcn: PcnEmbedding }) {
  return (
    <>
      <PageHeader
        title={`Embedding in ${pcn.pcn_name}`}
        identity={
          <>
            Primary care network{' '}
            <Link to="/pcns/$code" params={{ code: pcn.pcn_code }}>
              {pcn.pcn_code}
            </Link>
          </>
        }
        breadcrumb={
          <li>
            <Link to="/pcns/$code" params={{ code: pcn.pcn_code }}>
              {pcn.pcn_name}
            </Link>
          </li>
        }
        side={<PositionList />}
      />
      <Finding pcn={pcn} />
      <PcnActNext pcn={pcn} />
      <PcnActions pcn={pcn} />
      {pcn.score !== null && (
        <>
          <Roles pcn={pcn} />
          <Moves pcn={pcn} />
          <Criteria pcn={pcn} />
        </>
      )}
      <Views pcn={pcn} />
      <Moderate icb={pcn.icb_code} networks={[pcn]} />
      <Section title="Beside others">
        <p>
          <Link to="/pcns/$code/embedding/compare" params={{ code: pcn.pcn_code }}>
            Compare {pcn.pcn_name} with its board, its region and the PCNs most like it
          </Link>
        </p>
      </Section>
      <Section title="Assessments">
        <p>
          <Link to="/embedding/assessments" search={{ pcn: pcn.pcn_code }}>
            All assessments of {pcn.pcn_name}
          </Link>
          , those that are not published yet among them as far as you may see them.
        </p>
      </Section>
      <History code={pcn.pcn_code} />
    </>
  )
}

function Finding({ pcn }: { pcn: PcnEmbedding }) {
  if (pcn.freshness === 'not_assessed') {
    return (
      <Lede>
        <b>Never assessed.</b> How well the roles are embedded here is not known, which is not zero.
      </Lede>
    )
  }
  if (pcn.freshness === 'unknown') {
    return (
      <Lede>
        <b>Unknown.</b> The last assessment was published on {formatDate(pcn.published_on ?? '')},
        over two years ago, and counts no more.
      </Lede>
    )
  }
  return (
    <Lede>
      <b>
        {embeddingWords(pcn.status)}
        {pcn.score !== null && `, ${percent(pcn.score)}`}
      </b>
      {pcn.kind && `, ${viewWords(pcn.kind)}`}
      {pcn.published_on && `, as published on ${formatDate(pcn.published_on)}`}
      {pcn.freshness === 'stale' && ': over a year ago, so it is stale'}.{' '}
      {pcn.gate_failures.length > 0 && (
        <>
          {gatesWords(pcn.gate_failures)} {plural(gateList(pcn.gate_failures).length, 'is', 'are')}{' '}
          not met.{' '}
        </>
      )}
      {heldWords(pcn)}
    </Lede>
  )
}

function Views({ pcn }: { pcn: PcnEmbedding }) {
  if (pcn.views.length < 2) return null
  const beside = besideWords(pcn)
  return (
    <Section title="Each view by itself">
      {beside && <p>{beside}</p>}
      <table className="table table--lead table--stack">
        <caption className="hidden">The newest published assessment of each kind</caption>
        <thead>
          <tr>
            <th scope="col">View</th>
            <th scope="col">Status</th>
            <th scope="col" className="number">
              Score
            </th>
            <th scope="col">Published</th>
          </tr>
        </thead>
        <tbody>
          {pcn.views.map((view) => (
            <tr key={view.kind}>
              <th scope="row">{called(KINDS, view.kind)}</th>
              <td data-label="Status">{embeddingWords(view.status)}</td>
              <td className="number" data-label="Score">
                {view.score === null ? 'Not known' : percent(view.score)}
              </td>
              <td data-label="Published">{formatDate(view.published_on)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
