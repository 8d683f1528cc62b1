import { expect, it } from 'vitest'
import { mayLend } from './givable-permissions'

const analyst = [{ role: 'analyst' as const }]
const counts = [
  { operation: 'workforce.read', allowed: true },
  { operation: 'service_figures.list', allowed: true },
  { operation: 'arrs_claims.list', allowed: false },
]

it.each(['arrs_claims:read', 'posts:read', 'rates:write', 'service_figures:read'])(
  'an analyst, who sees counts only, is not offered %s for a program',
  (permission) => expect(mayLend(permission, counts, analyst)).toBe(false),
)

it.each(['workforce:read', 'organisations:read'])('an analyst is offered %s', (permission) =>
  expect(mayLend(permission, counts, analyst)).toBe(true),
)

it('a programme officer, who sees what a service did in a month, may lend that', () => {
  expect(mayLend('service_figures:read', [], [{ role: 'programme_officer' }])).toBe(true)
})
