import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { components } from '@/api/schema'
import { fileOf } from '@/shared/search'

type Schemas = components['schemas']
export type Assessment = Schemas['Assessment']
export type AssessmentDetail = Schemas['AssessmentDetail']
export type AssessmentList = Schemas['AssessmentList']
export type Rating = Schemas['Rating']
export type NewRating = Schemas['NewRating']
export type NewAssessment = Schemas['NewAssessment']
export type Suggestion = Schemas['Suggestion']
export type Framework = Schemas['FrameworkDetail']
export type Domain = Schemas['Domain']
export type Criterion = Schemas['Criterion']

/** Every cached answer about assessments lives under this key: a step of one moves the others. */
export const ASSESSMENTS = ['embedding', 'assessments'] as const

/** The last begun first: it is shown of each when that was. */
const ORDER = '-opened_at'

export interface AssessmentSearch {
  pcn?: string | undefined
  icb?: string | undefined
  status?: string | undefined
  kind?: string | undefined
  cursor?: string | undefined
  from?: string | undefined
}

/** An assessment and the version that was read of it. */
export interface Found {
  record: AssessmentDetail
  etag: string
}

type Status = Assessment['status']
type Kind = Assessment['kind']

/** One word of the address, and of a choice, that stands for two statuses, and one for two kinds. */
const IN_WORK: Status[] = ['draft', 'returned']
const OWN: Kind[] = ['self', 'peer']

/** What is no code, status or kind, the server refuses in words. */
export function filtersOf({ pcn, icb, status, kind }: AssessmentSearch) {
  return {
    pcn_code: pcn ? [pcn] : undefined,
    icb_code: icb ? [icb] : undefined,
    status: status === 'in_work' ? IN_WORK : status ? [status as Status] : undefined,
    kind: kind === 'own' ? OWN : kind ? [kind as Kind] : undefined,
  }
}

export function assessmentsQuery(search: AssessmentSearch) {
  const query = {
    ...filtersOf(search),
    sort: ORDER,
    cursor: search.cursor,
    limit: 50,
    include_total: true,
  }
  return queryOptions({
    queryKey: [...ASSESSMENTS, 'list', query],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/v1/assessments', { params: { query }, signal })))
        .data as AssessmentList,
  })
}

/** Neither published nor laid aside: no other is begun beside it. */
export const UNFINISHED = [
  'draft',
  'returned',
  'submitted',
  'validated',
] as const satisfies Assessment['status'][]

/** What of these networks is not finished: in work, with the board, or validated. */
export function unfinishedQuery(codes: readonly string[]) {
  const query = {
    pcn_code: [...codes],
    status: [...UNFINISHED],
    limit: 50,
  }
  return queryOptions({
    queryKey: [...ASSESSMENTS, 'unfinished', query],
    queryFn: async ({ signal }) =>
      (
        (await answer(api.GET('/api/v1/assessments', { params: { query }, signal })))
          .data as AssessmentList
      ).items,
  })
}

export const assessmentKey = (id: string) => [...ASSESSMENTS, 'one', id] as const

export function assessmentQuery(id: string) {
  return queryOptions({
    queryKey: assessmentKey(id),
    queryFn: async ({ signal }): Promise<Found> => {
      const params = { path: { id } }
      const { data, response } = await answer(
        api.GET('/api/v1/assessments/{id}', { params, signal }),
      )
      return { record: data, etag: response.headers.get('ETag') ?? '' }
    },
  })
}

/** How a network stands today, and what its board asks of it. */
export function standsQuery(code: string) {
  return queryOptions({
    queryKey: [...ASSESSMENTS, 'stands', code],
    queryFn: async ({ signal }) => {
      const call = api.GET('/api/v1/pcns/{code}/embedding', { params: { path: { code } }, signal })
      return (await answer(call)).data
    },
  })
}

/** The borough most of a network lies in. */
export function boroughQuery(code: string) {
  return queryOptions({
    queryKey: [...ASSESSMENTS, 'borough', code],
    queryFn: async ({ signal }) => {
      const call = api.GET('/api/v1/pcns/{code}', { params: { path: { code } }, signal })
      return (await answer(call)).data.borough_gss_code
    },
  })
}

export function suggestionsQuery(id: string) {
  return queryOptions({
    queryKey: [...ASSESSMENTS, 'suggestions', id],
    queryFn: async ({ signal }) => {
      const params = { path: { id } }
      const call = api.GET('/api/v1/assessments/{id}/suggestions', { params, signal })
      return (await answer(call)).data.items
    },
  })
}

/** The list as a file, under the filters shown. */
export function assessmentsFile(format: 'csv' | 'xlsx', search: AssessmentSearch): string {
  return fileOf('assessments', format, { ...filtersOf(search), sort: ORDER })
}
