import { expect, it } from 'vitest'
import { csvOf } from './csv'

it('quotes what would break a row, and keeps a formula from being one', () => {
  expect(
    csvOf([
      ['on', 'wte'],
      ['=SUM(A1)', -0.4],
      ['Camden, "east"', null],
    ]),
  ).toBe('\uFEFFon,wte\r\n\'=SUM(A1),-0.4\r\n"Camden, ""east""",\r\n')
})
