import type { ReactNode } from 'react'
import type { RoleSummary } from '@/api/types'
import { formatNumber } from '@/shared/format/number'
import { capital, counted, plural } from '@/shared/format/words'
import { StateWord } from '@/shared/ui/state-word'
import { of } from '../attention'
import { formatPercent, formatWte, ROLES, type Role, roleName } from '../summary-words'

interface RoleGridProps {
  roles: readonly RoleSummary[]
  /** What stands in the last row of a role. */
  caseload: (role: Role) => ReactNode
}

/** Role by role on one row grid, so that each fact can be read across. */
export function RoleGrid({ roles, caseload }: RoleGridProps) {
  return (
    <div className="role-grid section">
      {ROLES.map((role) => {
        const found = roles.find(({ role_type }) => role_type === role)
        return found && <RoleColumn key={role} role={role} summary={found} caseload={caseload} />
      })}
    </div>
  )
}

interface RoleColumnProps {
  role: Role
  summary: RoleSummary
  caseload: (role: Role) => ReactNode
}

function RoleColumn({ role, summary, caseload }: RoleColumnProps) {
  const rows = roleFacts(summary)
  return (
    <section className="role-grid__role" aria-labelledby={`role-${role}`}>
      <h2 id={`role-${role}`}>{roleName(role)}</h2>
      <dl className="facts facts--narrow">
        {[...rows, ['Caseload', caseload(role)] as const].map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const NONE = <span className="secondary">None</span>

function roleFacts(s: RoleSummary): readonly (readonly [string, ReactNode])[] {
  return [
    [
      'WTE in post',
      s.posts === 0 ? (
        <span className="secondary">No posts</span>
      ) : (
        <>
          <b>{formatWte(s.wte_in_post)}</b> of {formatWte(s.wte_funded)} funded
        </>
      ),
    ],
    ['Vacant', <Vacant key="vacant" s={s} />],
    [
      'Time to fill',
      s.days_to_fill_median === null ? (
        <span className="secondary">None filled in 12 months</span>
      ) : (
        `Median ${formatNumber(Math.round(s.days_to_fill_median))} ${plural(Math.round(s.days_to_fill_median), 'day')}`
      ),
    ],
    [
      'Turnover',
      s.turnover_12m === null ? (
        <span className="secondary">Nobody was in post</span>
      ) : (
        `${formatPercent(s.turnover_12m)} in 12 months, ${s.leavers_12m === 0 ? 'nobody left' : `${formatNumber(s.leavers_12m)} left`}`
      ),
    ],
    ['Contracts', <Contracts key="contracts" s={s} />],
    ['Supervision', <Supervision key="supervision" s={s} />],
    [
      'Training',
      <Compliance key="training" done={s.trained} all={s.holders} word="Complete or enrolled" />,
    ],
    ['Induction', <Compliance key="induction" done={s.inducted} all={s.holders} word="Complete" />],
  ]
}

function Vacant({ s }: { s: RoleSummary }) {
  if (s.vacant_posts === 0) return NONE
  return (
    <>
      <StateWord shape="triangle" tone="risk">
        {capital(counted(s.vacant_posts, 'post'))}
      </StateWord>
      <Note>
        {formatNumber(s.vacancy_days)} {plural(s.vacancy_days, 'day')}
        {s.vacant_posts > 1 && ' together'}
      </Note>
    </>
  )
}

function Contracts({ s }: { s: RoleSummary }) {
  const soon = s.contracts_ending_90
  const all = s.contracts_ending_180
  if (all === 0) {
    return <span className="secondary">None ends within 180 days</span>
  }
  return (
    <>
      {soon > 0 ? (
        <StateWord shape="triangle" tone="risk">
          {formatNumber(soon)} within 90 days
        </StateWord>
      ) : (
        'None within 90 days'
      )}
      <Note>{formatNumber(all)} within 180 days</Note>
    </>
  )
}

/** Monthly supervision, held: in each of the last six whole months. */
function Supervision({ s }: { s: RoleSummary }) {
  if (s.supervision_due === 0) return <span className="secondary">None due yet</span>
  if (s.supervised_monthly === s.supervision_due) {
    return (
      <>
        <StateWord shape="tick" tone="good">
          Monthly
        </StateWord>
        <Note>Held for {of(s.supervision_due, s.supervision_due, 'post')}</Note>
      </>
    )
  }
  return (
    <>
      <StateWord shape="triangle" tone="risk">
        Not every month
      </StateWord>
      <Note>Every month in {of(s.supervised_monthly, s.supervision_due, 'post')}</Note>
    </>
  )
}

interface ComplianceProps {
  done: number
  all: number
  word: string
}

function Compliance({ done, all, word }: ComplianceProps) {
  if (all === 0) return <span className="secondary">Nobody in post</span>
  if (done === all) {
    return (
      <StateWord shape="tick" tone="good">
        {word}
      </StateWord>
    )
  }
  return (
    <>
      <StateWord shape="triangle" tone="risk">
        {formatNumber(done)} of {formatNumber(all)}
      </StateWord>
      <Note>{plural(all, 'person', 'people')} in post</Note>
    </>
  )
}

export function Note({ children }: { children: ReactNode }) {
  return <span className="row-note">{children}</span>
}
