import type { PcnPeers } from '@/api/types'
import { ChartFigure } from '@/shared/charts/chart-figure'
import { Steps } from '@/shared/charts/steps'
import { useWidth } from '@/shared/charts/use-width'
import { percent } from '../standing/words'
import { SpreadTable } from './spread-table'
import { type Beside, type Dot, dotsOf, headlineOf } from './words'

const HEIGHT = 260
const PLOT = { left: 44, top: 12, bottom: 236 }
/** Below this width a network's name does not fit beside its dot: the heading has it. */
const NARROW = 480
const BANDS = [0, 20, 40, 60, 80, 100]

interface DotsProps {
  pcn: PcnPeers
  beside: Beside
  all: readonly Beside[]
}

/** The scores of others from the lowest to the highest, faint and without names, and the network's own among them. */
export function Dots({ pcn, beside, all }: DotsProps) {
  const dots = dotsOf(pcn, beside)
  const { assessed, pcns, score_median, withheld } = beside.of
  return (
    <ChartFigure
      headline={headlineOf(pcn, beside)}
      summary={`Each dot is a PCN with a score: ${assessed} of ${pcns}. They stand from the lowest score to the highest; a place among them is no rank.`}
      chart={
        dots.length > 0 ? (
          <Plot pcn={pcn} dots={dots} median={score_median} />
        ) : (
          <p>
            {withheld || assessed > 0
              ? 'So few scores are known that a dot would tell whose it is. They are withheld.'
              : 'No score is known on this day.'}
          </p>
        )
      }
      table={<SpreadTable pcn={pcn} all={all} />}
      csv={{
        name: `embedding-beside-others-${pcn.pcn_code}`,
        rows: () => [
          [
            'with',
            'pcns',
            'assessed',
            'mine',
            'score_quartile_lower',
            'score_median',
            'score_quartile_upper',
          ],
          ...all.map((one) => [
            one.name,
            one.of.pcns,
            one.of.assessed,
            pcn.score,
            one.of.score_quartile_lower,
            one.of.score_median,
            one.of.score_quartile_upper,
          ]),
        ],
      }}
    />
  )
}

interface PlotProps {
  pcn: PcnPeers
  dots: readonly Dot[]
  median: number | null
}

function Plot({ pcn, dots, median }: PlotProps) {
  const { shell, width } = useWidth<HTMLDivElement>(816)
  const step = (width - PLOT.left - 8) / dots.length
  const x = (i: number) => PLOT.left + (i + 0.5) * step
  const y = (score: number) => PLOT.bottom - (score / 100) * (PLOT.bottom - PLOT.top)
  const own = dots.findIndex(({ mine }) => mine)
  const late = own > dots.length / 2
  const says = dots.map(
    ({ score, mine }) => `${mine ? pcn.pcn_name : 'A PCN'} at ${percent(score)}`,
  )
  return (
    <div ref={shell}>
      <Steps label={`Scores of ${dots.length} PCNs`} points={says}>
        {(at) => (
          <svg
            className="dots"
            width={width}
            height={HEIGHT}
            viewBox={`0 0 ${width} ${HEIGHT}`}
            aria-hidden="true"
          >
            {BANDS.map((band) => (
              <g key={band}>
                <path className="dots__grid" d={`M${PLOT.left} ${y(band)}H${width}`} />
                <text x={PLOT.left - 8} y={y(band) + 4} textAnchor="end">
                  {band}%
                </text>
              </g>
            ))}
            {median !== null && (
              <>
                <path className="dots__median" d={`M${PLOT.left} ${y(median)}H${width}`} />
                <text
                  x={late ? PLOT.left + 4 : width}
                  y={y(median) + (late ? 16 : -6)}
                  textAnchor={late ? 'start' : 'end'}
                >
                  Median {percent(median)}
                </text>
              </>
            )}
            {dots.map(({ score, mine }, i) => (
              <circle
                key={i}
                className={mine ? 'dots__mine' : i === at ? 'dots__chosen' : 'dots__other'}
                cx={x(i)}
                cy={y(score)}
                r={mine ? 7 : 4}
              />
            ))}
            {own >= 0 && (
              <text
                className="dots__name"
                x={late ? x(own) - 12 : x(own) + 12}
                y={y(dots[own]?.score ?? 0) + (late ? -10 : 20)}
                textAnchor={late ? 'end' : 'start'}
              >
                {width < NARROW ? 'This PCN' : pcn.pcn_name}, {percent(dots[own]?.score ?? 0)}
              </text>
            )}
          </svg>
        )}
      </Steps>
    </div>
  )
}
