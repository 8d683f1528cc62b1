import { MonthBars } from '@/shared/charts/month-bars'
import { formatNumber } from '@/shared/format/number'
import { Section } from '@/shared/ui/page'
import type { MonthRow } from '../figure-model'
import { monthShort, monthWords } from '../money-words'

/** Referrals by month, the oldest first; what is not known or hidden is a gap. */
export function FigureChart({ rows }: { rows: readonly MonthRow[] }) {
  const months = [...rows].reverse()
  const known = months.filter(({ figure }) => typeof figure?.referrals === 'number')
  if (known.length < 2) return null
  const words = months.map(({ month, figure }) => {
    const referrals = figure?.referrals
    return `${monthWords(month)} ${typeof referrals === 'number' ? referrals : 'not shown'}`
  })
  return (
    <Section title={headline(known)}>
      <p className="chart-figure__summary">
        Referrals by month. A question mark stands where the number is not known or suppressed.
      </p>
      <figure aria-label="Referrals by month">
        <MonthBars
          bars={months.map(({ month, figure }) => ({
            label: monthShort(month),
            solid: figure?.referrals ?? 0,
            missing: typeof figure?.referrals !== 'number',
          }))}
          format={formatNumber}
          says={`Bars by month: ${words.join('; ')}.`}
        />
      </figure>
    </Section>
  )
}

function headline(known: readonly MonthRow[]): string {
  const [first, last] = [known[0], known.at(-1)]
  const [was, is] = [first?.figure?.referrals ?? 0, last?.figure?.referrals ?? 0]
  const verb = is > was ? 'rose' : is < was ? 'fell' : 'stayed the same'
  const since = `since ${monthWords(first?.month ?? '')}`
  return is === was
    ? `Referrals ${verb} ${since}, at ${is}`
    : `Referrals ${verb} from ${was} to ${is} ${since}`
}
