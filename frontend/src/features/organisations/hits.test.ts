import { expect, it } from 'vitest'
import type { OrganisationHit } from '@/api/types'
import { grouped, pathOf, placeOf } from './hits'
import { worthAsking } from './search-queries'

function hit(type: OrganisationHit['type'], code: string): OrganisationHit {
  return {
    type,
    ods_code: type === 'borough' ? null : code,
    gss_code: type === 'borough' ? code : null,
    name: code,
    matched_name: null,
    borough_name: 'Camden',
    icb_code: 'Z9B2Z',
    icb_short_name: 'West and North London',
    status: 'open',
    is_demo: false,
    score: 1,
  }
}

it('each thing found has its page and its place', () => {
  expect(pathOf(hit('borough', 'E09000007'))).toBe('/boroughs/E09000007')
  expect(pathOf(hit('pcn', 'U12345'))).toBe('/pcns/U12345')
  expect(pathOf(hit('sub_icb_location', '93C'))).toBe('/icbs/Z9B2Z')
  expect(pathOf({ ...hit('sub_icb_location', '01G'), icb_code: null })).toBeUndefined()
  expect(placeOf(hit('pcn', 'U12345'))).toBe('Camden, West and North London')
  expect(placeOf({ ...hit('icb', 'QMF'), borough_name: null })).toBe('')
})

it('types stand in the order of their likeliest', () => {
  const found = grouped([hit('pcn', 'U1'), hit('practice', 'A1'), hit('pcn', 'U2')])
  expect(found.map(([type, hits]) => [type, hits.length])).toEqual([
    ['pcn', 2],
    ['practice', 1],
  ])
})

it('asks only what the API would answer', () => {
  expect([undefined, ' a ', 'ab', 'x'.repeat(101)].map(worthAsking)).toEqual([
    false,
    false,
    true,
    false,
  ])
})
