import { describe, expect, it } from 'vitest'
import { byAction, shownCounts, tally } from './tally'
import { groupTitle, isOfOrganisations } from './words'

const csv = [
  'action,record_type',
  ...Array(3).fill('update,practice'),
  'close,pcn',
  'move,practice',
  'create,practice',
  'create,pcn',
  'move,practice',
  'merge,trust',
].join('\r\n')

describe('changes', () => {
  it('are counted by what they do and to what, in the order a reader meets them', () => {
    expect(tally(csv).map(groupTitle)).toEqual([
      '1 PCN created',
      '1 practice created',
      '2 practices moved',
      '1 PCN closed',
      '3 practices updated',
      '1 trust merge',
    ])
  })

  it('are counted whatever the order of the columns', () => {
    expect(tally('record_type,action\npcn,close\n')).toEqual([
      { action: 'close', record_type: 'pcn', total: 1 },
    ])
    expect(tally('record_type,action\n')).toEqual([])
  })

  it('are summed over the types of record', () => {
    const counted = byAction(tally(csv)).filter(({ total }) => total > 0)
    expect(counted).toEqual([
      { action: 'create', total: 2 },
      { action: 'move', total: 2 },
      { action: 'close', total: 1 },
      { action: 'update', total: 3 },
    ])
  })

  it.each([
    ['ods_epcn', ['create', 'rename', 'move', 'close', 'update']],
    ['posts', ['close', 'update']],
    ['service_figures', ['close', 'update']],
  ])('of a file of %s are %j, whether there are any or not', (kind, shown) => {
    const counted = byAction(tally('action,record_type\nupdate,post\nclose,post\n'))
    const counts = shownCounts(counted, isOfOrganisations(kind))
    expect(counts.map(({ action }) => action)).toEqual(shown)
  })
})
