import { Link } from '@tanstack/react-router'
import { Section } from '@/shared/ui/page'
import type { MonthRow } from '../figure-model'
import { DIMENSION_WORDS, DIMENSIONS, type Dimension, GROUPS } from '../figure-words'
import { monthWords } from '../money-words'
import type { ServiceFigure } from '../queries/figures'
import { FigureCell } from './figure-cell'

interface FigureGroupsProps {
  rows: readonly MonthRow[]
  by: Dimension
}

/** The referrals of each month by the groups of one dimension, those of whom it is not known among them. */
export function FigureGroups({ rows, by }: FigureGroupsProps) {
  const figures = rows.flatMap(({ figure }) => figure ?? [])
  const counted = figures.filter((figure) => groupsBy(figure, by).length > 0)
  return (
    <Section title={`Referrals by ${DIMENSION_WORDS[by]}`}>
      <nav className="picker picker--close screen-only" aria-label="Referrals by">
        <ul>
          {DIMENSIONS.map((dimension) => (
            <li key={dimension}>
              <Link
                to="."
                search={(old) => ({ ...old, by: dimension })}
                resetScroll={false}
                aria-current={dimension === by ? 'page' : undefined}
              >
                By {DIMENSION_WORDS[dimension]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {counted.length === 0 ? (
        <p className="small table-note">
          In none of these months were referrals counted by {DIMENSION_WORDS[by]}.
        </p>
      ) : (
        <GroupsTable figures={counted} by={by} />
      )}
    </Section>
  )
}

function GroupsTable({ figures, by }: { figures: readonly ServiceFigure[]; by: Dimension }) {
  return (
    <table className="table table--stack table--lead table--groups">
      <caption className="hidden">
        Referrals by {DIMENSION_WORDS[by]}, the newest month first
      </caption>
      <thead>
        <tr>
          <th scope="col">Month</th>
          {GROUPS[by].map(([code, words]) => (
            <th scope="col" className="number" key={code}>
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.month}>
            <th scope="row">{monthWords(figure.month)}</th>
            {GROUPS[by].map(([code, words]) => {
              const group = groupsBy(figure, by).find((one) => one.group_code === code)
              return (
                <td className="number" data-label={words} key={code}>
                  <FigureCell value={group?.referrals} suppressed={group?.is_suppressed ?? false} />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function groupsBy({ groups = [] }: ServiceFigure, by: Dimension) {
  return groups.filter((group) => group.dimension === by)
}
