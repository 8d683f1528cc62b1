import { createFileRoute } from '@tanstack/react-router'
import { codeListsQuery } from '@/features/developers/queries'
import { CodeListsScreen } from '@/features/developers/screens/code-lists'

export const Route = createFileRoute('/docs/code-lists')({
  loader: ({ context: { queryClient } }) => queryClient.prefetchQuery(codeListsQuery),
  component: CodeListsScreen,
})
