import { createFileRoute } from '@tanstack/react-router'
import { boardNamesQuery, postsQuery, postsSummaryQuery } from '@/features/workforce/queries/posts'
import { PostsScreen } from '@/features/workforce/screens/posts'
import { texts } from '@/shared/search'

const search = texts(
  'pcn',
  'icb',
  'role_type',
  'status',
  'is_vacant',
  'contract_ends_before',
  'supervision',
  'training',
  'left_since',
  'sort',
  'cursor',
  'from',
)

export const Route = createFileRoute('/posts/')({
  validateSearch: search,
  beforeLoad: ({ search: shown }) => ({ shown }),
  loader: ({ context: { queryClient, shown, asOf } }) =>
    Promise.all([
      queryClient.prefetchQuery(postsQuery(shown, asOf)),
      queryClient.prefetchQuery(postsSummaryQuery({}, asOf)),
      queryClient.prefetchQuery(boardNamesQuery),
    ]),
  component: PostsScreen,
})
