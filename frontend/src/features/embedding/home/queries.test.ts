import { expect, test } from 'vitest'
import { assessmentsFile, filtersOf } from '../assessment/queries'
import { waitingSearch } from './queries'

test('what is counted as waiting for a board to judge is what its list shows: not the board’s own submissions', () => {
  expect(waitingSearch('QMF', 'judge')).toEqual({ icb: 'QMF', status: 'submitted', kind: 'own' })
  expect(filtersOf(waitingSearch('QMF', 'judge'))).toMatchObject({
    icb_code: ['QMF'],
    status: ['submitted'],
    kind: ['self', 'peer'],
  })
})

test('what the board has to rate is its own, in work, of its networks alone', () => {
  expect(filtersOf(waitingSearch('QMF', 'rate'))).toMatchObject({
    icb_code: ['QMF'],
    status: ['draft', 'returned'],
    kind: ['moderated'],
  })
})

test('the list as a file has the same filters', () => {
  expect(assessmentsFile('csv', waitingSearch('QMF', 'judge'))).toBe(
    '/api/v1/assessments.csv?icb_code=QMF&status=submitted&kind=self&kind=peer&sort=-opened_at',
  )
})
