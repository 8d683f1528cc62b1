import { useQuery } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import { ProblemError } from '@/api/problem'
import { becomesWords } from '../passed'
import { ASSESSMENTS, type Assessment, type Found, standsQuery } from '../queries'

/** What publishing it does, told beside what is there today. */
export function Becomes({ record }: { record: Assessment }) {
  const { data: now } = useQuery(standsQuery(record.pcn_code))
  return (
    <>
      {now && `${becomesWords(record, now)} `}
      It counts from today in place of what was published before, and does not change any more.
    </>
  )
}

/**
 * Whether the reader handed it in themselves, so that somebody else validates it; undefined until that is known.
 * Only who works both for the network and for the board can have: of them it is tried, and nothing is changed.
 */
export function useOwnSubmission(found: Found, both: boolean): boolean | undefined {
  const { id, status } = found.record
  const { data, isError } = useQuery({
    queryKey: [...ASSESSMENTS, 'own', id, found.etag],
    queryFn: async () => {
      const params = {
        path: { id },
        query: { dry_run: true },
        header: { 'If-Match': found.etag },
      }
      try {
        await answer(api.POST('/api/v1/assessments/{id}/validate', { params }))
        return false
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'conflict') return true
        throw error
      }
    },
    enabled: both && status === 'submitted',
  })
  // Where it could not be tried, the server refuses it in words.
  return both && status === 'submitted' && !isError ? data : false
}
