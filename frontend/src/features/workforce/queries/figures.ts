import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import { ProblemError } from '@/api/problem'
import type { components } from '@/api/schema'
import type { Role } from '../money-words'
import { MONEY, type Versioned, versioned } from './money'

type Schemas = components['schemas']
export type ServiceFigure = Schemas['ServiceFigure']
export type ServiceFigureGroup = Schemas['ServiceFigureGroup']
export type ServiceFigureEntry = Schemas['ServiceFigureEntry']
type ServiceFigureList = Schemas['ServiceFigureList']

const MONTHS_A_PAGE = 12

/** A year of what a network's service for a role did, the newest month first. */
export function figuresQuery(code: string, role: Role, cursor: string | undefined) {
  const query = {
    pcn_code: [code],
    role_type: [role],
    include: 'groups',
    sort: '-month',
    cursor,
    limit: MONTHS_A_PAGE,
  }
  return queryOptions({
    queryKey: [...MONEY, 'figures', query],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/v1/service_figures', { params: { query }, signal })))
        .data as ServiceFigureList,
  })
}

/** What is written down of a month; nothing where nobody wrote anything down yet. */
export function figureQuery(code: string, role_type: Role, month: string) {
  return queryOptions({
    queryKey: [...MONEY, 'figure', code, role_type, month],
    queryFn: async ({ signal }): Promise<Versioned<ServiceFigure | null>> => {
      const params = { path: { code, role_type, month } }
      const path = '/api/v1/pcns/{code}/service_figures/{role_type}/{month}'
      try {
        return await versioned(answer(api.GET(path, { params, signal })))
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'not_found') {
          return { record: null, etag: '' }
        }
        throw error
      }
    },
  })
}
