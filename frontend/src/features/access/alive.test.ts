import { expect, test } from 'vitest'
import { isAlive } from './alive'

const NOW = Date.parse('2026-11-25T12:00:00Z')
const session = {
  ended_at: null,
  expires_at: '2026-11-25T21:00:00Z',
  used_at: '2026-11-25T11:45:00Z',
  is_current: false,
}

test.each([
  ['one in use is alive', {}, true],
  ['one that somebody ended is not', { ended_at: '2026-11-25T11:50:00Z' }, false],
  ['one that ran out is not', { expires_at: '2026-11-25T11:59:00Z' }, false],
  ['one that nobody used for half an hour is not', { used_at: '2026-11-25T11:20:00Z' }, false],
  [
    'the one that asks is, whatever the clock here says',
    { used_at: '2026-11-25T09:00:00Z', is_current: true },
    true,
  ],
])('%s', (_, change, alive) => {
  expect(isAlive({ ...session, ...change }, NOW)).toBe(alive)
})
