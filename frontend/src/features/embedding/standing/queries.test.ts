import { expect, it } from 'vitest'
import { ASSESSMENTS } from '../assessment/queries'
import { boardEmbeddingQuery, embeddingHistoryQuery, pcnEmbeddingQuery } from './queries'

it('reads every status again once a step of an assessment is taken', () => {
  for (const { queryKey } of [
    boardEmbeddingQuery('Z9B2Z', {}, undefined),
    pcnEmbeddingQuery('UD0001', undefined),
    embeddingHistoryQuery('UD0001'),
  ]) {
    expect(queryKey.slice(0, ASSESSMENTS.length)).toEqual([...ASSESSMENTS])
  }
})
