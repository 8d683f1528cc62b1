import { createFileRoute } from '@tanstack/react-router'
import { SearchScreen } from '@/features/organisations/screens/search'
import { searchQuery, worthAsking } from '@/features/organisations/search-queries'
import { texts } from '@/shared/search'

const search = texts('q')

export const Route = createFileRoute('/search')({
  validateSearch: search,
  beforeLoad: ({ search: { q } }) => ({ q }),
  loader: ({ context: { queryClient, asOf, q } }) =>
    worthAsking(q) ? queryClient.prefetchQuery(searchQuery(q, asOf)) : undefined,
  component: SearchScreen,
})
