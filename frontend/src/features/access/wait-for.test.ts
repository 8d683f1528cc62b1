import { expect, it } from 'vitest'
import { Waits } from './wait-for'

it('waits as long as the server asks, then twice as long each time, and never a minute over', () => {
  const waits = new Waits()
  const seconds = [1, 2, 3, 4, 5, 6].map((n) => waits.next('/api/v1/icbs', 3, n * 1000))
  expect(seconds).toEqual([3, 6, 12, 24, 48, 60])
})

it('gives up trying by itself after many tries, and begins anew after a while', () => {
  const waits = new Waits()
  for (let n = 0; n < 8; n++) waits.next('/api/v1/icbs', 1, n)
  expect(waits.next('/api/v1/icbs', 1, 9)).toBeUndefined()
  expect(waits.next('/api/v1/pcns', 1, 9)).toBe(1)
  expect(waits.next('/api/v1/icbs', 1, 200_000)).toBe(1)
})

it('waits five seconds where the server does not say', () => {
  expect(new Waits().next('/api/v1/icbs', undefined, 0)).toBe(5)
})
