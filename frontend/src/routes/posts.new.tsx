import { createFileRoute } from '@tanstack/react-router'
import { NewPostScreen } from '@/features/workforce/screens/post-new'
import { texts } from '@/shared/search'

export const Route = createFileRoute('/posts/new')({
  validateSearch: texts('pcn'),
  component: NewPostScreen,
})
