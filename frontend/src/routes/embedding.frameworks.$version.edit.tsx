import { createFileRoute } from '@tanstack/react-router'
import { derivationsQuery, frameworkQuery } from '@/features/embedding/framework/queries'
import { EditFrameworkScreen } from '@/features/embedding/framework/screens/edit-framework'
import { texts } from '@/shared/search'

export const Route = createFileRoute('/embedding/frameworks/$version/edit')({
  validateSearch: texts('domain'),
  loader: ({ context: { queryClient }, params }) =>
    Promise.all([
      // A form must start from what is saved now.
      queryClient.prefetchQuery({ ...frameworkQuery(params.version), staleTime: 0 }),
      queryClient.prefetchQuery(derivationsQuery),
    ]),
  component: EditFrameworkScreen,
})
