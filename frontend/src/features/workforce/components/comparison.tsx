import { Link } from '@tanstack/react-router'
import type { CountComparison } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { May } from '@/shared/permission'
import { Downloads } from '@/shared/ui/downloads'
import { Section } from '@/shared/ui/page'
import { verdicts } from '../comparison-words'
import { formatWte, roleName } from '../summary-words'

interface ComparisonProps {
  rows: readonly CountComparison[]
  /** The address of the same rows as a file. */
  file: (format: 'csv' | 'xlsx') => string
}

/** The same roles counted three ways, side by side, with the difference named. */
export function Comparison({ rows, file }: ComparisonProps) {
  const census = rows.find(({ census_on }) => census_on !== null)?.census_on
  if (!census) {
    return (
      <Section title="No official return to compare with">
        <p>
          {rows[0]?.explains}{' '}
          <May do="workforce_returns.import">
            <Link to="/imports/new" search={(old) => ({ ...old, kind: 'nwrs_workforce' })}>
              Import a workforce return
            </Link>
          </May>
        </p>
      </Section>
    )
  }
  return (
    <Section
      title="Three counts, side by side"
      actions={
        <>
          <ReturnsLink />
          <Downloads file={file} of="three counts" />
        </>
      }
    >
      <p className="chart-figure__summary">
        Posts filled on {formatDate(census)}, the official return of that day and the claim of its
        month. The return counts whoever works there; a claim is compared with the part of the posts
        that the reimbursement scheme pays.
      </p>
      <table className="table table--lead table--stack table--heads comparison">
        <caption className="hidden">Posts, official return and claims by role</caption>
        <thead>
          <tr>
            <th scope="col">Role</th>
            <th scope="col" className="number">
              Posts, WTE
            </th>
            <th scope="col" className="number">
              Official return, FTE
            </th>
            <th scope="col" className="number">
              Posts the scheme pays, WTE
            </th>
            <th scope="col" className="number">
              Claimed, WTE
            </th>
            <th scope="col">What differs</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.role_type}>
              <th scope="row">{roleName(row.role_type)}</th>
              <td className="number" data-label="Posts">
                {figure(
                  row.posts_wte,
                  row.role_type === 'splw_mental_health' ? 'Not kept apart' : 'None kept here',
                )}
              </td>
              <Returned row={row} />
              <td className="number" data-label="Scheme pays">
                {figure(
                  row.posts_arrs_wte,
                  row.role_type === 'splw_mental_health' ? 'Not kept apart' : 'None kept here',
                )}
              </td>
              <td className="number" data-label="Claimed">
                {figure(row.claimed_wte, 'No claim')}
              </td>
              <td data-label="Difference">
                <Verdicts row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function ReturnsLink() {
  return <Link to="/workforce/returns">Official returns</Link>
}

/** What differs, pair by pair: that all agree is said only where every pair that can be compared does. */
function Verdicts({ row }: { row: CountComparison }) {
  return (
    <span>
      {verdicts(row).map(({ words, isExplained }) => {
        const Weight = isExplained ? 'span' : 'b'
        return (
          <Weight key={words} className="verdict">
            {words}
          </Weight>
        )
      })}
      <span className="row-note">{row.explains}</span>
      {row.claim_posts !== 'no_claim' && <span className="row-note">{row.claim_explains}</span>}
    </span>
  )
}

/** No return is hatched and says so: it is not 0. */
function Returned({ row }: { row: CountComparison }) {
  if (row.return_status === 'no_return') {
    return (
      <td className="number unknown" data-label="Return">
        <span className="unknown__word">No return</span>
      </td>
    )
  }
  return (
    <td className="number" data-label="Return">
      <span>
        {figure(row.return_fte, 'No census')}
        {row.return_contracted_fte !== null && row.return_contracted_fte > 0 && (
          <span className="row-note">Of it {formatWte(row.return_contracted_fte)} bought in</span>
        )}
      </span>
    </td>
  )
}

function figure(wte: number | null, otherwise: string) {
  return wte === null ? <span className="secondary">{otherwise}</span> : formatWte(wte)
}
