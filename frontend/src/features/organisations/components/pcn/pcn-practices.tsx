import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PcnDetail, Practice } from '@/api/types'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate } from '@/shared/format/date'
import { formatNumber, formatScore } from '@/shared/format/number'
import { Downloads } from '@/shared/ui/downloads'
import { Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { pcnPracticesQuery } from '../../pcn-queries'
import { Known } from '../london/borough-table'
import { PracticeLinkTo } from '../org-link'

/** The core members on the day, the largest first, and what they come to together. */
export function PcnPractices({ pcn }: { pcn: PcnDetail }) {
  const { asOf } = useAsOf()
  const query = useQuery({
    ...pcnPracticesQuery(pcn.ods_code, asOf),
    placeholderData: keepPreviousData,
  })
  const file = (format: 'csv' | 'xlsx') =>
    `/api/v1/pcns/${pcn.ods_code}/practices.${format}${asOf ? `?as_of=${asOf}` : ''}`
  const day = formatDate(pcn.as_of)
  const none = query.data?.items.length === 0
  return (
    <Section
      title={none ? `No practices on ${day}` : 'Practices'}
      actions={none ? undefined : <Downloads of="practices" file={file} />}
    >
      <Resource query={query} part>
        {({ items }) =>
          items.length === 0 ? (
            <p>Practices that belonged to it on other days are in its history below.</p>
          ) : (
            <PracticesTable practices={items} pcn={pcn} />
          )
        }
      </Resource>
    </Section>
  )
}

function PracticesTable({ practices, pcn }: { practices: readonly Practice[]; pcn: PcnDetail }) {
  const placed = practices.some(({ postcode }) => postcode !== null)
  return (
    <>
      <table className="table table--lead table--stack table--figures">
        <caption className="hidden">Practices of {pcn.name}</caption>
        <thead>
          <tr>
            <th scope="col">Practice</th>
            <th scope="col">Code</th>
            {placed && <th scope="col">Postcode</th>}
            <th scope="col" className="number">
              Registered people
            </th>
            <th scope="col" className="number">
              Deprivation
            </th>
          </tr>
        </thead>
        <tbody>
          {practices.map((practice) => (
            <tr key={practice.ods_code}>
              <th scope="row">
                <PracticeLinkTo code={practice.ods_code} name={practice.name} />
              </th>
              <td data-label="Code">{practice.ods_code}</td>
              {placed && (
                <td data-label="Postcode" className="nowrap">
                  {practice.postcode ?? <span className="secondary">Not known</span>}
                </td>
              )}
              <td data-label="People" className="number">
                <Known value={practice.list_size} format={formatNumber} />
              </td>
              <td data-label="Deprivation" className="number">
                <Known value={practice.imd_score} format={formatScore} />
              </td>
            </tr>
          ))}
        </tbody>
        <tbody className="table__total">
          <tr>
            <th scope="row">Together</th>
            <td className="table__blank" colSpan={placed ? 2 : 1} />
            <td data-label="People" className="number">
              <Known value={pcn.list_size} format={formatNumber} />
            </td>
            <td data-label="Deprivation" className="number">
              <Known value={pcn.imd_score} format={formatScore} />
            </td>
          </tr>
        </tbody>
      </table>
      <p className="small secondary table-note">{sources(practices)}</p>
    </>
  )
}

/** Of which day the counts are and of which year the scores. */
function sources(practices: readonly Practice[]): string {
  const days = [...new Set(practices.flatMap((p) => p.list_size_on ?? []))].sort()
  const years = [...new Set(practices.flatMap((p) => p.imd_year ?? []))].sort()
  const counted =
    days.length === 0
      ? ''
      : `People as counted on ${days.length === 1 ? formatDate(days[0] ?? '') : `days from ${formatDate(days[0] ?? '')} to ${formatDate(days.at(-1) ?? '')}`}. `
  const scored =
    years.length === 0
      ? ''
      : `Deprivation from the Index of Multiple Deprivation ${years.join(' and ')}: higher is more deprived.`
  return counted + scored
}
