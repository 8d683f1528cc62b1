import { expect, it } from 'vitest'
import { plan } from '@/testing/imports'
import { cameBetween } from './use-outdated'

it.each([
  ['2026-11-23T09:12:00Z', false],
  ['2026-11-23T09:12:00.25Z', true],
  ['2026-11-23T09:11:59.9Z', false],
  ['2026-11-23T11:12:00Z', true],
])('what changed at %s came after a plan of 09:12: %s', (updated_at, between) => {
  expect(cameBetween(plan({ updated_at: '2026-11-23T09:12:00Z' }), plan({ updated_at }))).toBe(
    between,
  )
})
