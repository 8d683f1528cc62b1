import { useQuery } from '@tanstack/react-query'
import { type Campaign, type CampaignNetwork, openViewsQuery } from './queries'
import { viewStateWords } from './words'

/** How far the board's own views are that keep some networks from beginning, in words, by their ids. */
export function useBoardsViews(
  { icb_code }: Pick<Campaign, 'icb_code'>,
  items: readonly Pick<CampaignNetwork, 'board_assessment_id'>[],
): ReadonlyMap<string, string> {
  const enabled = items.some(({ board_assessment_id }) => board_assessment_id)
  const { data } = useQuery({ ...openViewsQuery(icb_code), enabled })
  return new Map(data?.map(({ id, status }) => [id, viewStateWords(status)]))
}
