import { useQuery } from '@tanstack/react-query'
import { comparisonQuery } from '../framework/queries'
import type { AssessmentDetail } from './queries'

/** The criteria that the framework says otherwise than it did when the network was assessed last. */
export function useReworded(
  now: AssessmentDetail,
  last: AssessmentDetail | undefined,
): ReadonlySet<string> {
  const before = last?.framework_version ?? now.framework_version
  const { data } = useQuery({
    ...comparisonQuery(String(now.framework_version), String(before)),
    enabled: before !== now.framework_version,
  })
  return new Set(data?.items.filter(({ kind }) => kind !== 'removed').map(({ code }) => code))
}
