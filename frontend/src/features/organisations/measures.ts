import type { Totals } from '@/api/types'
import { formatNumber, formatScore, formatShort } from '@/shared/format/number'

export const measureNames = ['pcns', 'list_size', 'imd_score'] as const
export type MeasureName = (typeof measureNames)[number]

/** A step of the ramp: from here up to the next one. */
export interface Step {
  from: number
  words: string
}

export interface Measure {
  name: MeasureName
  /** What the picker calls it. */
  label: string
  /** How a chart of it is described. */
  axis: string
  format: (value: number) => string
  short: (value: number) => string
  steps: readonly [Step, Step, Step, Step]
}

const measures: Record<MeasureName, Measure> = {
  pcns: {
    name: 'pcns',
    label: 'PCNs',
    axis: 'Number of PCNs',
    format: formatNumber,
    short: formatShort,
    steps: [
      { from: 1, words: '1 to 4' },
      { from: 5, words: '5 or 6' },
      { from: 7, words: '7 or 8' },
      { from: 9, words: '9 and over' },
    ],
  },
  list_size: {
    name: 'list_size',
    label: 'Registered people',
    axis: 'Registered people',
    format: formatNumber,
    short: formatShort,
    steps: [
      { from: 1, words: 'Under 250,000' },
      { from: 250_000, words: '250,000 to 349,999' },
      { from: 350_000, words: '350,000 to 449,999' },
      { from: 450_000, words: '450,000 and over' },
    ],
  },
  imd_score: {
    name: 'imd_score',
    label: 'Deprivation',
    axis: 'Deprivation score, weighted by list size',
    format: formatScore,
    short: formatScore,
    steps: [
      { from: 0, words: 'Under 15' },
      { from: 15, words: '15 to 19.9' },
      { from: 20, words: '20 to 24.9' },
      { from: 25, words: '25 and over, most deprived' },
    ],
  },
}

export function measureOf(name: string | undefined): Measure {
  return measures[measureNames.find((known) => known === name) ?? 'pcns']
}

type Counted = Pick<Totals, MeasureName>

/** Nothing is registered, and nothing is scored, where there is no PCN: unknown, not zero. */
export function measured(of: Counted | undefined, measure: Measure): number | null {
  return of?.[measure.name] ?? null
}

/** Which step of the ramp a value stands on, from 1 to 4; 0 for none of it. */
export function stepOf(value: number, { steps, name }: Measure): number {
  const shown = name === 'imd_score' ? Math.round(value * 10) / 10 : value
  return steps.filter((step) => shown >= step.from).length
}
