import type { Icb, SuccessionPair } from '@/api/types'

/** A board of London with everything that a test does not name filled in. */
export function board(ods_code: string, short_name: string, rest: Partial<Icb> = {}): Icb {
  return {
    ods_code,
    short_name,
    ons_code: null,
    name: `NHS ${short_name} Integrated Care Board`,
    region_code: 'Y56',
    region_name: 'London',
    valid_from: '2022-07-01',
    valid_to: null,
    certainty: 'exact',
    status: 'open',
    version: 1,
    updated_at: '2026-11-23T10:00:00Z',
    successors: [],
    predecessors: [],
    ...rest,
  }
}

export function pair(
  from: string,
  to: string,
  kind: SuccessionPair['kind'] = 'merger',
  effective_on = '2026-04-01',
): SuccessionPair {
  const ref = (ods_code: string) => ({ ods_code, name: ods_code, short_name: ods_code })
  return { predecessor: ref(from), successor: ref(to), kind, effective_on }
}

const merger = { kind: 'merger', effective_on: '2026-04-01' } as const
const central = {
  ods_code: 'QMJ',
  name: 'NHS North Central London',
  short_name: 'North Central London',
}
const west = { ods_code: 'QRV', name: 'NHS North West London', short_name: 'North West London' }
const merged = {
  ods_code: 'Z9B2Z',
  name: 'NHS West and North London',
  short_name: 'West and North London',
}

/** London's six boards, past and present, each naming its neighbours in time. */
export const london: Icb[] = [
  board('QMJ', 'North Central London', {
    valid_to: '2026-04-01',
    successors: [{ ...merged, ...merger }],
  }),
  board('QRV', 'North West London', {
    valid_to: '2026-04-01',
    successors: [{ ...merged, ...merger }],
  }),
  board('QMF', 'North East London'),
  board('QKK', 'South East London'),
  board('QWE', 'South West London'),
  board('Z9B2Z', 'West and North London', {
    valid_from: '2026-04-01',
    predecessors: [
      { ...central, ...merger },
      { ...west, ...merger },
    ],
  }),
]
