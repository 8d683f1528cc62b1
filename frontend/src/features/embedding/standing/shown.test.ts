import { expect, it } from 'vitest'
import type { NetworkStanding } from '@/api/types'
import { boroughsOf, shownOf } from './shown'

const pcn = (pcn_name: string, more: Partial<NetworkStanding> = {}) =>
  ({
    pcn_name,
    status: 'developing',
    freshness: 'current',
    borough_gss_code: null,
    borough_name: null,
    gate_failures: [],
    ...more,
  }) as unknown as NetworkStanding

const items = [
  pcn('Brent Demo 10', { borough_gss_code: 'E2', borough_name: 'Brent' }),
  pcn('Brent Demo 2', { freshness: 'stale', borough_gss_code: 'E2', borough_name: 'Brent' }),
  pcn('Barnet Demo 1', {
    status: 'emerging',
    borough_gss_code: 'E3',
    borough_name: 'Barnet',
    gate_failures: [{ criterion_code: 'D2', role_type: 'cc', level: 1 }] as never,
  }),
]
const names = (search: Parameters<typeof shownOf>[1]) =>
  shownOf(items, search).map(({ pcn_name }) => pcn_name)

it('names stand as people count, and every other order as the server gives it', () => {
  expect(names({})).toEqual(['Barnet Demo 1', 'Brent Demo 2', 'Brent Demo 10'])
  expect(names({ sort: 'score' })).toEqual(['Brent Demo 10', 'Brent Demo 2', 'Barnet Demo 1'])
})

it('a network is shown where it answers to all that is asked', () => {
  expect(names({ borough: 'E2' })).toEqual(['Brent Demo 2', 'Brent Demo 10'])
  expect(names({ borough: 'E2', stale: 'yes' })).toEqual(['Brent Demo 2'])
  expect(names({ gate: 'D2' })).toEqual(['Barnet Demo 1'])
  expect(names({ gate: 'D2', status: 'developing' })).toEqual([])
})

it('the boroughs to choose among are those of its networks, each once', () => {
  expect(boroughsOf(items).map(({ name }) => name)).toEqual(['Barnet', 'Brent'])
})
