import { expect, it } from 'vitest'
import { formatPounds, formatPoundsAndPence, formatWholePounds, readPounds } from './money'

it('writes pence as pounds, and shows pence only where there are some', () => {
  expect(formatPounds(331_000)).toBe('£3,310')
  expect(formatPounds(331_005)).toBe('£3,310.05')
  expect(formatPounds(-50)).toBe('−£0.50')
  expect(formatWholePounds(602_385)).toBe('£6,024')
})

it('reads pounds to the penny however they are written, and nothing else', () => {
  expect(readPounds('£6,023.85')).toBe(602_385)
  expect(readPounds('6023.8')).toBe(602_380)
  expect(readPounds('0')).toBe(0)
  for (const text of ['', '6,023.855', '-5', 'six', '1e5']) expect(readPounds(text)).toBeUndefined()
})

it('in a column every amount has its pence', () => {
  expect(formatPoundsAndPence(806_600)).toBe('£8,066.00')
  expect(formatPoundsAndPence(-676_980)).toBe('−£6,769.80')
})
