import { createFileRoute } from '@tanstack/react-router'
import { postQuery } from '@/features/workforce/queries/posts'
import { EditPostScreen } from '@/features/workforce/screens/post-edit'

export const Route = createFileRoute('/posts/$id/edit')({
  loader: ({ context: { queryClient }, params }) => queryClient.prefetchQuery(postQuery(params.id)),
  component: EditPostScreen,
})
