import { expect, it } from 'vitest'
import { amountFault, readWte, wteFault } from './claim-model'

it('reads WTE to two places, and says how to write it', () => {
  expect([' 1.8', '0', '12', '0.25'].map(readWte)).toEqual([1.8, 0, 12, 0.25])
  for (const text of ['', '-1', '1,8', '1.805', 'one']) {
    expect(wteFault(readWte(text))).toMatch(/such as 1\.8/)
  }
  expect(amountFault(undefined)).toMatch(/in pounds/)
  expect(amountFault(0)).toBeUndefined()
})
