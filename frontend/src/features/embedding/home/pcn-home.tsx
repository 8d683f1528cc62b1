import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PcnEmbedding } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { Lede, Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { gatesWords } from '../standing/gates'
import { pcnEmbeddingQuery } from '../standing/queries'
import { heldWords, joined, percent } from '../standing/words'
import { criterionWords, embeddingWords, ROLES, viewWords } from '../words'

/** So many steps are named on the first page. */
const NAMED = 3

interface PcnHomeProps {
  code: string
  name: string
  /** What is beside what would move it. */
  aside: ReactNode
}

/** A network on its manager’s first page: how it stands, and what would move it. */
export function PcnHome({ code, name, aside }: PcnHomeProps) {
  const query = useQuery(pcnEmbeddingQuery(code, undefined))
  return (
    <Section title={name}>
      <Resource query={query} part>
        {(pcn) => (
          <>
            <Stands pcn={pcn} />
            <div className="columns">
              <Gaps pcn={pcn} />
              <div>{aside}</div>
            </div>
          </>
        )}
      </Resource>
    </Section>
  )
}

function Stands({ pcn }: { pcn: PcnEmbedding }) {
  if (pcn.freshness === 'not_assessed') {
    return (
      <Lede>
        It was never assessed: how well its roles are embedded is <b>not known</b>.
      </Lede>
    )
  }
  return (
    <Lede>
      <b>{embeddingWords(pcn.status)}</b>
      {pcn.score !== null && `, ${percent(pcn.score)}`}
      {pcn.kind && `, ${viewWords(pcn.kind)}`}
      {pcn.published_on && `, as published on ${formatDate(pcn.published_on)}`}.{' '}
      {pcn.gate_failures.length > 0 && (
        <>
          <b>{gatesWords(pcn.gate_failures)}</b> not met.{' '}
        </>
      )}
      {heldWords(pcn)}{' '}
      {pcn.freshness === 'stale' && pcn.unknown_on && (
        <>It is over a year old, and counts until {formatDate(pcn.unknown_on)}.</>
      )}
    </Lede>
  )
}

/** The first steps of the shortest way to the next status. */
function Gaps({ pcn }: { pcn: PcnEmbedding }) {
  const moves = joined(pcn.explanation?.moves ?? []).slice(0, NAMED)
  return (
    <div>
      {moves.length > 0 && (
        <>
          <h3>What would move it most</h3>
          <ol className="act-next">
            {moves.map((move) => (
              <li key={`${move.criterion_code} ${move.role_type}`}>
                {criterionWords(move.criterion_code, move.criterion_name)}
                {move.role_type && ` (${ROLES[move.role_type]})`}
                <p className="small secondary">
                  To level {move.to_level}: {move.to_text}
                </p>
              </li>
            ))}
          </ol>
        </>
      )}
      <p className="table-note">
        <Link to="/pcns/$code/embedding" params={{ code: pcn.pcn_code }}>
          How it stands, and why
        </Link>
        {' · '}
        <Link to="/pcns/$code/workforce" params={{ code: pcn.pcn_code }}>
          Workforce
        </Link>
      </p>
    </div>
  )
}
