import { Link } from '@tanstack/react-router'
import type { MonthRow } from '../figure-model'
import { COUNT_WORDS, COUNTS } from '../figure-words'
import { monthWords, type Role, roleWithin } from '../money-words'
import { FigureCell } from './figure-cell'

interface FigureMonthsProps {
  code: string
  role: Role
  rows: readonly MonthRow[]
  /** Whether the caller keeps them. */
  keeps: boolean
}

/** What a service did, month by month, the newest first. */
export function FigureMonths({ code, role, rows, keeps }: FigureMonthsProps) {
  return (
    <table className="table table--stack table--lead">
      <caption className="hidden">
        What {roleWithin(role)} did, month by month, the newest first
      </caption>
      <thead>
        <tr>
          <th scope="col">Month</th>
          {COUNTS.map((count) => (
            <th scope="col" className="number" key={count}>
              {COUNT_WORDS[count].short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ month, figure }) => (
          <tr key={month}>
            <th scope="row">
              {keeps ? (
                <Link
                  to="/pcns/$code/service-figures/$role/$month"
                  params={{ code, role, month: month.slice(0, 7) }}
                >
                  {monthWords(month)}
                </Link>
              ) : (
                monthWords(month)
              )}
            </th>
            {figure ? (
              COUNTS.map((count) => (
                <td className="number" data-label={COUNT_WORDS[count].short} key={count}>
                  <FigureCell
                    value={figure[count]}
                    suppressed={figure.suppressed.includes(count)}
                  />
                </td>
              ))
            ) : (
              <td colSpan={COUNTS.length} className="secondary" data-label="Figures">
                No figures were entered
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
