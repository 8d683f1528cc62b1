import { expect, it } from 'vitest'
import { ASSESSMENTS } from '../assessment/queries'
import {
  boardEmbeddingQuery,
  embeddingHistoryQuery,
  pcnEmbeddingQuery,
  ratingsFile,
} from './queries'

it('reads every status again once a step of an assessment is taken', () => {
  for (const { queryKey } of [
    boardEmbeddingQuery('Z9B2Z', {}, undefined),
    pcnEmbeddingQuery('UD0001', undefined),
    embeddingHistoryQuery('UD0001'),
  ]) {
    expect(queryKey.slice(0, ASSESSMENTS.length)).toEqual([...ASSESSMENTS])
  }
})

it('offers every rating of one board, or of all that is reached', () => {
  expect(ratingsFile('Z9B2Z')).toBe('/api/v1/assessment_ratings.csv?icb_code=Z9B2Z')
  expect(ratingsFile()).toBe('/api/v1/assessment_ratings.csv')
})
