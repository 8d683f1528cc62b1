import type { PcnEmbedding } from '@/api/types'
import { embeddingWords, ROLES } from '../words'
import { gatesWords } from './gates'
import { movement, movementWords, percent } from './words'

/** Role by role, side by side. */
export function Roles({ pcn }: { pcn: PcnEmbedding }) {
  return (
    <div className="standing-roles">
      {pcn.roles.map((role) => (
        <section key={role.role_type}>
          <h2>{ROLES[role.role_type]}</h2>
          <p className={`heat heat--${role.status}`}>
            <b>{embeddingWords(role.status)}</b>
            {role.score !== null && (
              <span className="heat__figures">
                {percent(role.score)}
                {role.score_change !== null && (
                  <span>
                    <span aria-hidden="true">{movement(role.score_change)}</span>
                    <span className="hidden">, {movementWords(role.score_change)}</span>
                  </span>
                )}
              </span>
            )}
          </p>
          <p className="small secondary">
            {role.status === 'not_deployed'
              ? 'The PCN has no post for this role: a gap in what it offers.'
              : role.gate_failures.length === 0
                ? 'Every gate is met'
                : `Gates not met: ${gatesWords(role.gate_failures)}`}
          </p>
        </section>
      ))}
    </div>
  )
}
