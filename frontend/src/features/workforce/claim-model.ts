import { readPounds } from '@/shared/format/money'

/** The most that one claim can be of. */
const MOST_WTE = 100
const MOST_PENCE = 100_000_000

/** WTE as people write it, to two places; anything else is nothing. */
export function readWte(text = ''): number | undefined {
  const typed = text.trim()
  return /^\d{1,3}(\.\d{1,2})?$/.test(typed) ? Number(typed) : undefined
}

export function wteFault(wte: number | undefined): string | undefined {
  if (wte === undefined) return 'Write WTE as a number, such as 1.8.'
  if (wte > MOST_WTE) return 'A claim is of one role in one month: write at most 100 WTE.'
  return undefined
}

export function readAmount(text = ''): number | undefined {
  return readPounds(text)
}

export function amountFault(pence: number | undefined): string | undefined {
  if (pence === undefined) return 'Write the amount in pounds, such as 6,023.85.'
  if (pence > MOST_PENCE) return 'A claim is of one role in one month: write at most £1,000,000.'
  return undefined
}

/** What a form claims, and what is wrong with it. */
export function readClaimed(typed: Record<string, string>) {
  const [wte, amount_pence] = [readWte(typed.wte), readAmount(typed.amount_pence)]
  return {
    claimed: { wte: wte ?? 0, amount_pence: amount_pence ?? 0 },
    faults: { wte: wteFault(wte), amount_pence: amountFault(amount_pence) },
  }
}
