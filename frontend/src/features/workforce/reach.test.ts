import { expect, it } from 'vitest'
import type { Grant } from '@/api/types'
import { reachesBoard, spreadWay } from './reach'

const given = (role: Grant['role'], scope_kind: Grant['scope_kind'], ...scope_keys: string[]) =>
  ({ role, scope_kind, scope_keys, scope_names: scope_keys }) as Grant

it('a board’s figures are within reach of its lead, and of those who reach all of London', () => {
  expect(reachesBoard([given('icb_lead', 'icb', 'QMF')], 'QMF')).toBe(true)
  expect(reachesBoard([given('analyst', 'region', 'Y56')], 'QMF')).toBe(true)
})

it('a network’s manager is not led to the board’s figures', () => {
  expect(reachesBoard([given('pcn_manager', 'pcn', 'UD0001')], 'QMF')).toBe(false)
  expect(reachesBoard([given('icb_lead', 'icb', 'QMJ')], 'QMF')).toBe(false)
})

it('a lead is led to how their own board is spread, and who reaches London to all of it', () => {
  expect(spreadWay([given('icb_lead', 'icb', 'QMF')])?.to).toBe('/icbs/QMF/workforce/spread')
  expect(spreadWay([given('icb_lead', 'icb', 'QMF', 'QMJ')])?.to).toBe('/workforce/spread')
  expect(spreadWay([given('icb_lead', 'icb', 'QMF'), given('analyst', 'region', 'Y56')])?.to).toBe(
    '/workforce/spread',
  )
  expect(spreadWay([given('pcn_manager', 'pcn', 'UD0001')])).toBeUndefined()
})
