import type { CliffPoint } from '@/api/types'
import { ChartFigure } from '@/shared/charts/chart-figure'
import { formatDate } from '@/shared/format/date'
import { Section } from '@/shared/ui/page'
import { type CliffStep, cliffOf } from '../cliff-model'
import { cliffHeadline, cliffSummary, stepWords } from '../cliff-words'
import { formatWte, ROLES, roleShort } from '../summary-words'
import { CliffChart } from './cliff-chart'

interface CliffFigureProps {
  points: readonly CliffPoint[]
  /** Whose contracts they are, as the name of a file says it. */
  of: string
}

/** What is under contract from here on if nothing is renewed, against what is paid for. */
export function CliffFigure({ points, of }: CliffFigureProps) {
  const cliff = cliffOf(points)
  const [first] = cliff?.steps ?? []
  if (!cliff || !first) return null
  if (first.underContract === 0 && cliff.steps.length === 1) {
    return (
      <Section title="Nobody is under contract">
        <p>
          {formatWte(first.funded)} WTE is funded and none of it filled, so that no contract ends.
        </p>
      </Section>
    )
  }
  return (
    <ChartFigure
      headline={cliffHeadline(cliff)}
      summary={cliffSummary(cliff)}
      chart={<CliffChart cliff={cliff} />}
      table={<CliffTable steps={cliff.steps} />}
      csv={{ name: `contract-cliff-${of}-${cliff.from}`, rows: () => rowsOf(cliff.steps) }}
      note="Fixed terms as they are written today. One that should have ended and is still filled ends tomorrow here."
    />
  )
}

function rowsOf(steps: readonly CliffStep[]) {
  return [
    ['on', 'role_type', 'wte_funded', 'wte_under_contract'],
    ...steps.flatMap(({ on, roles }) =>
      ROLES.map((role) => [on, role, roles[role].funded, roles[role].underContract]),
    ),
  ]
}

function CliffTable({ steps }: { steps: readonly CliffStep[] }) {
  return (
    <table className="table table--stack table--lead">
      <caption className="hidden">
        WTE under contract if nothing is renewed, from each day on
      </caption>
      <thead>
        <tr>
          <th scope="col">From</th>
          {ROLES.map((role) => (
            <th scope="col" className="number" key={role}>
              {roleShort(role)}
            </th>
          ))}
          <th scope="col" className="number">
            Under contract
          </th>
          <th scope="col" className="number">
            Funded
          </th>
          <th scope="col">What happens</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, i) => (
          <tr key={step.on}>
            <th scope="row" className="nowrap">
              {formatDate(step.on)}
            </th>
            {ROLES.map((role) => (
              <td className="number" data-label={roleShort(role)} key={role}>
                {formatWte(step.roles[role].underContract)}
              </td>
            ))}
            <td className="number" data-label="In all">
              <b>{formatWte(step.underContract)}</b>
            </td>
            <td className="number" data-label="Funded">
              {formatWte(step.funded)}
            </td>
            <td data-label="What happens">
              {i === 0 ? 'As it is on the day' : stepWords(step, true)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
