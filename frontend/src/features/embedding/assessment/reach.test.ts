import { describe, expect, it } from 'vitest'
import { leads, leadsBoroughs } from './reach'

const lead = (scope_kind: 'icb' | 'place', ...scope_keys: string[]) => ({
  role: 'icb_lead' as const,
  scope_kind,
  scope_keys,
})
const analyst = { role: 'analyst' as const, scope_kind: 'region' as const, scope_keys: ['Y56'] }

const camden = { icb_code: 'Z9B2Z', borough_gss_code: 'E09000007' }

describe('who assesses a network for its board', () => {
  it('is a lead of that board, and of no other, whatever else they see', () => {
    expect(leads([lead('icb', 'Z9B2Z')], camden)).toBe(true)
    expect(leads([lead('icb', 'QMF', 'Z9B2Z')], camden)).toBe(true)
    expect(leads([lead('icb', 'QMF'), analyst], camden)).toBe(false)
    expect(leads([analyst], camden)).toBe(false)
  })

  it('is a lead of its borough', () => {
    expect(leads([lead('place', 'E09000007')], camden)).toBe(true)
    expect(leads([lead('place', 'E09000003')], camden)).toBe(false)
    expect(leads([lead('place', 'E09000007')], { ...camden, borough_gss_code: undefined })).toBe(
      false,
    )
    expect(leadsBoroughs([analyst, lead('place', 'E09000007')])).toBe(true)
    expect(leadsBoroughs([analyst, lead('icb', 'QMF')])).toBe(false)
  })

  it('is nobody where the network is in no board and no borough', () => {
    const nowhere = { icb_code: null, borough_gss_code: null }
    expect(leads([lead('icb', 'Z9B2Z'), lead('place', 'E09000007')], nowhere)).toBe(false)
  })
})
