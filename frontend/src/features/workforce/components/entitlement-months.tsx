import { ChartFigure } from '@/shared/charts/chart-figure'
import { MonthBars } from '@/shared/charts/month-bars'
import { shortPounds } from '@/shared/charts/scale'
import { formatPounds, formatWholePounds } from '@/shared/format/money'
import { capital, counted, numberWord } from '@/shared/format/words'
import { monthShort, monthWords } from '../money-words'
import type { Entitlement, EntitlementMonthTotal } from '../queries/money'

/** Month by month: what was claimed, what is forecast, and what a twelfth of the entitlement would be. */
export function EntitlementMonths({ answer }: { answer: Entitlement }) {
  const { months } = answer
  const entitled = answer.entitlement_pence
  const twelfth = entitled === null ? undefined : entitled / 12
  const highest = Math.max(0, ...months.map(({ amount_pence }) => amount_pence))
  const fits = twelfth !== undefined && twelfth <= 2 * highest
  const wholly = months.filter(
    ({ claimed_pence, forecast_pence }) => claimed_pence > 0 && forecast_pence === 0,
  ).length
  const partly = months.filter(
    ({ claimed_pence, forecast_pence }) => claimed_pence > 0 && forecast_pence > 0,
  ).length
  return (
    <ChartFigure
      headline={
        wholly > 0
          ? `${capital(counted(wholly, 'month'))} of twelve ${wholly === 1 ? 'is' : 'are'} claimed in full${partly > 0 ? `, ${numberWord(partly)} in part` : ''}`
          : `${formatWholePounds(answer.claimed_pence)} of the year is claimed so far`
      }
      summary={
        <>
          Solid is claimed, outlined is forecast, over the three roles.
          {twelfth !== undefined &&
            (fits
              ? ' The dashed line is a twelfth of the entitlement.'
              : ` A twelfth of the entitlement is ${formatWholePounds(twelfth)} a month, above this scale.`)}
        </>
      }
      chart={
        <MonthBars
          bars={months.map(({ month, claimed_pence: claimed, forecast_pence: forecast }) => ({
            label: monthShort(month),
            solid: claimed,
            open: forecast,
          }))}
          mark={
            fits && twelfth !== undefined
              ? { value: twelfth, words: `${formatWholePounds(twelfth)} a month` }
              : undefined
          }
          format={shortPounds}
          says={sentence(months)}
        />
      }
      table={<MonthsTable months={months} twelfth={twelfth} />}
    />
  )
}

function sentence(months: readonly EntitlementMonthTotal[]): string {
  return `Bars by month: ${months
    .map(({ month, claimed_pence: claimed, forecast_pence: forecast }) => {
      const parts = [
        claimed > 0 && `${formatWholePounds(claimed)} claimed`,
        forecast > 0 && `${formatWholePounds(forecast)} forecast`,
      ].filter(Boolean)
      return `${monthWords(month)} ${parts.join(', ') || 'nothing'}`
    })
    .join('; ')}.`
}

interface MonthsTableProps {
  months: readonly EntitlementMonthTotal[]
  twelfth: number | undefined
}

function MonthsTable({ months, twelfth }: MonthsTableProps) {
  return (
    <table className="table table--stack">
      <caption className="hidden">Claimed and forecast by month</caption>
      <thead>
        <tr>
          <th scope="col">Month</th>
          <th scope="col" className="number">
            Claimed
          </th>
          <th scope="col" className="number">
            Forecast
          </th>
          <th scope="col" className="number">
            Together since April
          </th>
          {twelfth !== undefined && (
            <th scope="col" className="number">
              Entitlement since April
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, claimed_pence, forecast_pence, since_april_pence }, i) => (
          <tr key={month}>
            <th scope="row">{monthWords(month)}</th>
            <td className="number" data-label="Claimed">
              {formatPounds(claimed_pence)}
            </td>
            <td className="number" data-label="Forecast">
              {formatPounds(forecast_pence)}
            </td>
            <td className="number" data-label="Since April">
              {formatPounds(since_april_pence)}
            </td>
            {twelfth !== undefined && (
              <td className="number" data-label="Entitlement">
                {formatWholePounds(twelfth * (i + 1))}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
