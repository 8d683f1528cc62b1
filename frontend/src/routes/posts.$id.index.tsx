import { createFileRoute } from '@tanstack/react-router'
import { coursesQuery, postQuery } from '@/features/workforce/queries/posts'
import { PostScreen } from '@/features/workforce/screens/post'

export const Route = createFileRoute('/posts/$id/')({
  loader: ({ context: { queryClient, asOf }, params }) =>
    Promise.all([
      queryClient.prefetchQuery(postQuery(params.id, asOf)),
      queryClient.prefetchQuery(coursesQuery),
    ]),
  component: PostScreen,
})
