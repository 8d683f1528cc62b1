import type { Claim } from './queries/money'

/** A claim as it was saved once. */
export interface ClaimStep {
  what: string
  wte: number
  amount_pence: number
  /** Who did it, as far as the caller may know. */
  who: string
  at: string
}

/** The columns of a claim that one save changed: all of them where it was the first. */
export type Saved = Partial<
  Pick<Claim, 'wte' | 'amount_pence' | 'status' | 'recorded_by' | 'judged_by'>
>

export interface SavedAt {
  at: string
  values: Saved
  /** Who saved it, where that is known by name. */
  name?: string | undefined
}

const WORDS: Record<Claim['status'], string> = {
  recorded: 'Recorded',
  icb_approved: 'Approved',
  adjusted: 'Adjusted',
}

/** What a claim was, save by save, the first one first. */
export function stepsOf(saves: readonly SavedAt[], me: string | undefined): ClaimStep[] {
  let known: Saved = {}
  return saves.map(({ at, values, name }) => {
    const again = values.status === undefined || values.status === known.status
    known = { ...known, ...values }
    const status = known.status ?? 'recorded'
    const by = status === 'recorded' ? known.recorded_by : known.judged_by
    return {
      what: again && status === 'recorded' ? 'Put right' : WORDS[status],
      wte: known.wte ?? 0,
      amount_pence: known.amount_pence ?? 0,
      who:
        by === me && me ? 'You' : (name ?? (by === 'system' ? 'Trellis itself' : 'Somebody else')),
      at,
    }
  })
}

/** Whether what was claimed before the board adjusted it is among the steps. */
export const beginsBefore = (steps: readonly ClaimStep[]): boolean =>
  steps.some(({ what }) => what !== WORDS.adjusted)
