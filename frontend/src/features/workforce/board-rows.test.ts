import { expect, it } from 'vitest'
import type { Reason } from './attention'
import { type BoardRow, isListed, tally } from './board-rows'

const row = (figures: object, ...needs: Reason['need'][]) =>
  ({ all: figures, reasons: needs.map((need) => ({ need })) }) as unknown as BoardRow

it('as many networks are named as the list of posts that is led to has', () => {
  const rows = [
    row({ contracts_ending_180: 2, leavers_12m: 3 }, 'contracts_later', 'turnover'),
    row({ contracts_ending_180: 1, leavers_12m: 1 }, 'contracts'),
    row({ contracts_ending_180: 0, leavers_12m: 0 }),
  ]
  expect(tally(rows)).toEqual([
    { need: 'contracts_later', pcns: 1, listed: 2 },
    { need: 'turnover', pcns: 1, listed: 2 },
    { need: 'contracts', pcns: 1, listed: 1 },
  ])
  expect(rows.map((one) => isListed(one, 'turnover'))).toEqual([true, true, false])
})
