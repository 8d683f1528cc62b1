import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { components } from '@/api/schema'
import type { PcnEmbedding } from '@/api/types'
import { fileOf } from '@/shared/search'
import { ASSESSMENTS, type Assessment, standsQuery, UNFINISHED } from '../assessment/queries'

type Schemas = components['schemas']
export type Campaign = Schemas['AssessmentCampaign']
export type CampaignList = Schemas['AssessmentCampaignList']
export type CampaignNetwork = Schemas['CampaignNetwork']
export type CampaignNetworkList = Schemas['CampaignNetworkList']
export type NewCampaign = Schemas['NewAssessmentCampaign']
export type CampaignChange = Schemas['AssessmentCampaignChange']
export type AskedBy = Schemas['AskedBy']

/** A step of an assessment moves how far a campaign is, so the answers live below those. */
export const CAMPAIGNS = [...ASSESSMENTS, 'campaigns'] as const

export interface CampaignsSearch {
  icb?: string | undefined
  status?: string | undefined
  cursor?: string | undefined
  from?: string | undefined
}

export interface ChaseSearch {
  state?: string | undefined
  sort?: string | undefined
}

/** A campaign and the version that was read of it. */
export interface FoundCampaign {
  record: Campaign
  etag: string
}

/** What is no code or status, the server refuses in words. */
export function campaignsQuery({ icb, status, cursor }: CampaignsSearch) {
  const query = {
    icb_code: icb ? [icb] : undefined,
    status: status ? [status as Campaign['status']] : undefined,
    cursor,
    limit: 50,
    include_total: true,
  }
  return queryOptions({
    queryKey: [...CAMPAIGNS, 'list', query],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/v1/assessment_campaigns', { params: { query }, signal })))
        .data as CampaignList,
  })
}

export function campaignQuery(id: string) {
  return queryOptions({
    queryKey: [...CAMPAIGNS, 'one', id],
    queryFn: async ({ signal }): Promise<FoundCampaign> => {
      const call = api.GET('/api/v1/assessment_campaigns/{id}', {
        params: { path: { id } },
        signal,
      })
      const { data, response } = await answer(call)
      return { record: data, etag: response.headers.get('ETag') ?? '' }
    },
  })
}

/** One state in the address, or several with commas between them. */
function statesOf(state: string | undefined) {
  return state ? state.split(',').map((one) => one as CampaignNetwork['state']) : undefined
}

/** No board has more networks than a page holds. */
export function chaseQuery(id: string, { state, sort }: ChaseSearch) {
  const query = {
    state: statesOf(state),
    sort,
    limit: 200,
  }
  return queryOptions({
    queryKey: [...CAMPAIGNS, 'networks', id, query],
    queryFn: async ({ signal }) => {
      const params = { path: { id }, query }
      const call = api.GET('/api/v1/assessment_campaigns/{id}/networks', { params, signal })
      return ((await answer(call)).data as CampaignNetworkList).items
    },
  })
}

/** The moderated assessments that a board has open: of each of its networks one at most. */
export function openViewsQuery(icb_code: string) {
  const query = {
    icb_code: [icb_code],
    kind: ['moderated' as const],
    status: [...UNFINISHED],
    fields: 'id,status',
    limit: 200,
  }
  return queryOptions({
    queryKey: [...CAMPAIGNS, 'views', query],
    queryFn: async ({ signal }) => {
      const { data } = await answer(api.GET('/api/v1/assessments', { params: { query }, signal }))
      return data.items as Pick<Assessment, 'id' | 'status'>[]
    },
  })
}

/** What a network's board asks of it today. */
export function askedQuery(code: string) {
  return { ...standsQuery(code), select: ({ campaign }: PcnEmbedding) => campaign }
}

/** The list as a file, under the filters shown. */
export function campaignsFile(format: 'csv' | 'xlsx', { icb, status }: CampaignsSearch) {
  return fileOf('assessment_campaigns', format, { icb_code: icb, status })
}

/** Whom a campaign waits for, as a file, under the filters shown. */
export function chaseFile(id: string, format: 'csv' | 'xlsx', { state, sort }: ChaseSearch) {
  return fileOf(`assessment_campaigns/${id}/networks`, format, { state: statesOf(state), sort })
}
