import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Resource } from '@/shared/ui/states'
import { frameworkQuery } from '../../framework/queries'
import { assessmentQuery, type Found, type Framework } from '../queries'
import { AssessmentFailed } from './pieces'

interface ReadAssessmentProps {
  id: string
  /** Somebody types on the page: what was read stays while it is read again. */
  form?: boolean
  children: (found: Found, framework: Framework) => ReactNode
}

/** An assessment, beside the framework it is held against. */
export function ReadAssessment({ id, form = false, children }: ReadAssessmentProps) {
  const query = useQuery(assessmentQuery(id))
  const version = query.data?.record.framework_version
  const framework = useQuery({
    ...frameworkQuery(String(version)),
    enabled: version !== undefined,
  })
  return (
    <Resource
      query={query}
      form={form}
      failed={(error, retry) => <AssessmentFailed error={error} retry={retry} />}
    >
      {(found) => <Resource query={framework}>{(content) => children(found, content)}</Resource>}
    </Resource>
  )
}
