import { createFileRoute } from '@tanstack/react-router'
import { coursesQuery, postQuery } from '@/features/workforce/queries/posts'
import { PostActionScreen } from '@/features/workforce/screens/post-action'
import { texts } from '@/shared/search'

export const Route = createFileRoute('/posts/$id/$action')({
  validateSearch: texts('of'),
  loader: ({ context: { queryClient }, params }) =>
    Promise.all([
      queryClient.prefetchQuery(postQuery(params.id)),
      queryClient.prefetchQuery(coursesQuery),
    ]),
  component: PostActionScreen,
})
