import { expect, it } from 'vitest'
import { amountFault, readAmount, readWte, wteFault } from './claim-model'

it('reads WTE to two places, and says how to write it', () => {
  expect([' 1.8', '0', '12', '0.25'].map(readWte)).toEqual([1.8, 0, 12, 0.25])
  for (const text of ['', '-1', '1,8', '1.805', 'one']) {
    expect(wteFault(readWte(text))).toMatch(/such as 1\.8/)
  }
  expect(amountFault(undefined)).toMatch(/in pounds/)
  expect(amountFault(0)).toBeUndefined()
})

it('says of a number that is too large that it is, and not how to write it', () => {
  expect(amountFault(readAmount('1,000,000'))).toBeUndefined()
  for (const text of ['1,000,000.01', '200,000,000', '999999999999']) {
    expect(amountFault(readAmount(text))).toMatch(/at most £1,000,000/)
  }
  expect(wteFault(readWte('100'))).toBeUndefined()
  expect(wteFault(readWte('101'))).toMatch(/at most 100 WTE/)
})
