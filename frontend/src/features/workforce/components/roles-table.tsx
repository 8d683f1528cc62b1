import type { AreaWorkforce } from '@/api/types'
import { formatNumber } from '@/shared/format/number'
import { Section } from '@/shared/ui/page'
import { formatPercent, formatWte, roleName } from '../summary-words'

/** The roles of an area together. */
export function RolesTable({ board }: { board: AreaWorkforce }) {
  return (
    <Section title="By role">
      <table className="table table--lead table--stack table--heads table--figures">
        <caption className="hidden">Posts, vacancies and turnover by role</caption>
        <thead>
          <tr>
            <th scope="col">Role</th>
            <th scope="col" className="number">
              WTE in post, of funded
            </th>
            <th scope="col" className="number">
              Vacant posts
            </th>
            <th scope="col" className="number">
              Vacancy days
            </th>
            <th scope="col" className="number">
              Days to fill, median
            </th>
            <th scope="col" className="number">
              Turnover, 12 months
            </th>
            <th scope="col" className="number">
              Contracts ending, 90 / 180 days
            </th>
            <th scope="col" className="number">
              Supervised monthly
            </th>
            <th scope="col" className="number">
              Trained
            </th>
          </tr>
        </thead>
        <tbody>
          {board.roles.map((s) => (
            <tr key={s.role_type}>
              <th scope="row">{roleName(s.role_type)}</th>
              <td className="number" data-label="WTE in post">
                {formatWte(s.wte_in_post)} of {formatWte(s.wte_funded)}
              </td>
              <td className="number" data-label="Vacant posts">
                {formatNumber(s.vacant_posts)}
              </td>
              <td className="number" data-label="Vacancy days">
                {formatNumber(s.vacancy_days)}
              </td>
              <td className="number" data-label="Days to fill">
                {s.days_to_fill_median === null ? (
                  <span className="secondary">None filled</span>
                ) : (
                  formatNumber(Math.round(s.days_to_fill_median))
                )}
              </td>
              <td className="number" data-label="Turnover">
                {s.turnover_12m === null ? (
                  <span className="secondary">Nobody</span>
                ) : (
                  formatPercent(s.turnover_12m)
                )}
              </td>
              <td className="number" data-label="Contracts">
                {s.contracts_ending_90} / {s.contracts_ending_180}
              </td>
              <td className="number" data-label="Supervised">
                {s.supervised_monthly} of {s.supervision_due}
              </td>
              <td className="number" data-label="Trained">
                {s.trained} of {s.holders}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
