import { expect, it } from 'vitest'
import { meanOf } from './region-queries'

it('the average PCN is worked out from those whose people are known', () => {
  expect(meanOf('list_size\r\n40000\r\n""\r\n60000\r\n\r\n')).toBe(50_000)
  expect(meanOf('list_size\r\n')).toBeNull()
})
