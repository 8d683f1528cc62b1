import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { components } from '@/api/schema'
import { fileOf } from '@/shared/search'
import { ASSESSMENTS } from '../assessment/queries'

type Schemas = components['schemas']
export type Action = Schemas['ImprovementAction']
export type ActionList = Schemas['ImprovementActionList']
export type NewAction = Schemas['NewImprovementAction']
export type ActionChange = Schemas['ImprovementActionChange']

/** Lives below what assessments come to: what to do next names the actions that do it already. */
export const ACTIONS = [...ASSESSMENTS, 'actions'] as const

/** What is asked of the list in the address. Without a status it is what is still to be done. */
export interface ActionSearch {
  pcn?: string | undefined
  icb?: string | undefined
  status?: string | undefined
  reason?: string | undefined
  criterion?: string | undefined
  role?: string | undefined
  overdue?: string | undefined
  before?: string | undefined
  cursor?: string | undefined
  from?: string | undefined
}

/** What a new action is about, in the address of its form. */
export interface Prefilled {
  pcn?: string | undefined
  reason?: string | undefined
  criterion?: string | undefined
  role?: string | undefined
}

/** An action and the version that was read of it. */
export interface FoundAction {
  record: Action
  etag: string
}

const UNDER_WAY = ['open', 'in_progress'] as const

function statusesOf(status: string | undefined): Action['status'][] | undefined {
  if (!status) return [...UNDER_WAY]
  return status === 'all' ? undefined : [status as Action['status']]
}

/** What is no code, status or day, the server refuses in words. */
export function actionsQuery(search: ActionSearch) {
  const { pcn, icb, status, reason, criterion, role, overdue, before, cursor } = search
  const query = {
    pcn_code: pcn ? [pcn] : undefined,
    icb_code: icb ? [icb] : undefined,
    status: statusesOf(status),
    reason: reason ? [reason as Action['reason']] : undefined,
    criterion_code: criterion ? [criterion] : undefined,
    role_type: role ? [role as NonNullable<Action['role_type']>] : undefined,
    is_overdue: overdue ? [true] : undefined,
    due_before: before,
    cursor,
    limit: 50,
    include_total: true,
  }
  return queryOptions({
    queryKey: [...ACTIONS, 'list', query],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/v1/improvement_actions', { params: { query }, signal })))
        .data as ActionList,
  })
}

export function actionQuery(id: string) {
  return queryOptions({
    queryKey: [...ACTIONS, 'one', id],
    queryFn: async ({ signal }): Promise<FoundAction> => {
      const { data, response } = await answer(
        api.GET('/api/v1/improvement_actions/{id}', { params: { path: { id } }, signal }),
      )
      return { record: data, etag: response.headers.get('ETag') ?? '' }
    },
  })
}

/** The list as a file, under the filters shown. */
export function actionsFile(format: 'csv' | 'xlsx', search: ActionSearch): string {
  const { pcn, icb, status, reason, criterion, role, overdue, before } = search
  return fileOf('improvement_actions', format, {
    pcn_code: pcn,
    icb_code: icb,
    reason,
    criterion_code: criterion,
    role_type: role,
    is_overdue: overdue && 'true',
    due_before: before,
    status: statusesOf(status),
  })
}
