import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import { SAMPLE } from '@/shared/api-request'

/** The answer to the example, as it is. */
export const sampleAnswerQuery = queryOptions({
  queryKey: ['sample', 'answer'],
  queryFn: async ({ signal }) => {
    const params = { path: { code: SAMPLE.code }, query: { as_of: SAMPLE.as_of } }
    return (await answer(api.GET('/api/v1/icbs/{code}', { params, signal }))).data
  },
  staleTime: 300_000,
})
