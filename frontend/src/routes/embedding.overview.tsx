import { createFileRoute } from '@tanstack/react-router'
import { OverviewScreen } from '@/features/embedding/overview/overview-screen'
import { overviewQuery } from '@/features/embedding/overview/queries'
import { texts } from '@/shared/search'

const search = texts('boundaries')

export const Route = createFileRoute('/embedding/overview')({
  validateSearch: search,
  loaderDeps: ({ search: { boundaries } }) => ({ boundaries }),
  loader: ({ context: { queryClient, asOf }, deps }) =>
    queryClient.prefetchQuery(overviewQuery(deps, asOf)),
  component: OverviewScreen,
})
