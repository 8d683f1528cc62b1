import type { CliffPoint } from '@/api/types'
import { addDays } from '@/shared/format/date'
import { ROLES, type Role } from './summary-words'

export interface CliffStep {
  on: string
  funded: number
  underContract: number
  /** How many filled fixed terms end here. */
  ending: number
  roles: Record<Role, { funded: number; underContract: number }>
  /** How much each role moves here, where it does. */
  moved: { role: Role; by: number }[]
}

export interface Cliff {
  steps: CliffStep[]
  from: string
  to: string
  /** A round number at or above everything drawn. */
  top: number
}

const HUNDREDTH = 100
const AT_LEAST_DAYS = 365
const ROOM_DAYS = 60

const rounded = (n: number) => Math.round(n * HUNDREDTH) / HUNDREDTH

/** The roles' steps together: what did not move on a day stays as it was. */
export function cliffOf(points: readonly CliffPoint[]): Cliff | undefined {
  const [first] = points
  if (!first) return undefined
  const now: CliffStep['roles'] = {
    splw: { funded: 0, underContract: 0 },
    cc: { funded: 0, underContract: 0 },
    hwbc: { funded: 0, underContract: 0 },
  }
  const days = [...new Set(points.map(({ on }) => on))].sort()
  const steps = days.map((on) => {
    const moved: CliffStep['moved'] = []
    let ending = 0
    for (const point of points.filter((one) => one.on === on)) {
      const by = rounded(point.wte_under_contract - now[point.role_type].underContract)
      if (by !== 0) moved.push({ role: point.role_type, by })
      ending += point.contracts_ending
      now[point.role_type] = {
        funded: point.wte_funded,
        underContract: point.wte_under_contract,
      }
    }
    const sum = (what: 'funded' | 'underContract') =>
      rounded(ROLES.reduce((total, role) => total + now[role][what], 0))
    return {
      on,
      funded: sum('funded'),
      underContract: sum('underContract'),
      ending,
      roles: structuredClone(now),
      moved: on === first.on ? [] : moved,
    }
  })
  const last = steps.at(-1)?.on ?? first.on
  const year = addDays(first.on, AT_LEAST_DAYS)
  const room = addDays(last, ROOM_DAYS)
  return {
    steps,
    from: first.on,
    to: room > year ? room : year,
    top: roundTop(Math.max(...steps.flatMap((step) => [step.funded, step.underContract]))),
  }
}

/** The next number that an axis can end at whose quarters are round as well. */
export function roundTop(highest: number): number {
  if (highest <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(highest))
  const top = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10].find((n) => n * power >= highest) ?? 10
  return rounded(top * power)
}

/** The largest fall, which the picture's heading names; none where nothing falls. */
export function deepest(cliff: Cliff): CliffStep | undefined {
  const fall = (step: CliffStep) => step.moved.reduce((sum, { by }) => sum + by, 0)
  return cliff.steps
    .filter((step) => fall(step) < 0)
    .sort((a, b) => fall(a) - fall(b) || a.on.localeCompare(b.on))[0]
}
