import { ChartFigure } from '@/shared/charts/chart-figure'
import { MonthBars } from '@/shared/charts/month-bars'
import { shortPounds } from '@/shared/charts/scale'
import { formatPounds, formatWholePounds } from '@/shared/format/money'
import { capital, counted } from '@/shared/format/words'
import { type MonthSum, monthsOf } from '../entitlement-model'
import { monthShort, monthWords } from '../money-words'
import type { Entitlement } from '../queries/money'

/** Month by month: what was claimed, what is forecast, and what a twelfth of the entitlement would be. */
export function EntitlementMonths({ answer }: { answer: Entitlement }) {
  const months = monthsOf(answer)
  const entitled = answer.entitlement_pence
  const twelfth = entitled === null ? undefined : entitled / 12
  const highest = Math.max(0, ...months.map(({ claimed, forecast }) => claimed + forecast))
  const fits = twelfth !== undefined && twelfth <= 2 * highest
  const wholly = months.filter(({ claimed, forecast }) => claimed > 0 && forecast === 0).length
  return (
    <ChartFigure
      headline={
        wholly > 0
          ? `${capital(counted(wholly, 'month'))} of twelve ${wholly === 1 ? 'is' : 'are'} claimed in full`
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
          bars={months.map(({ month, claimed, forecast }) => ({
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

function sentence(months: readonly MonthSum[]): string {
  return `Bars by month: ${months
    .map(({ month, claimed, forecast }) => {
      const parts = [
        claimed > 0 && `${formatWholePounds(claimed)} claimed`,
        forecast > 0 && `${formatWholePounds(forecast)} forecast`,
      ].filter(Boolean)
      return `${monthWords(month)} ${parts.join(', ') || 'nothing'}`
    })
    .join('; ')}.`
}

interface MonthsTableProps {
  months: readonly MonthSum[]
  twelfth: number | undefined
}

function MonthsTable({ months, twelfth }: MonthsTableProps) {
  let run = 0
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
        {months.map(({ month, claimed, forecast }, i) => {
          run += claimed + forecast
          return (
            <tr key={month}>
              <th scope="row">{monthWords(month)}</th>
              <td className="number" data-label="Claimed">
                {formatPounds(claimed)}
              </td>
              <td className="number" data-label="Forecast">
                {formatPounds(forecast)}
              </td>
              <td className="number" data-label="Since April">
                {formatPounds(run)}
              </td>
              {twelfth !== undefined && (
                <td className="number" data-label="Entitlement">
                  {formatWholePounds(twelfth * (i + 1))}
                </td>
              )}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
