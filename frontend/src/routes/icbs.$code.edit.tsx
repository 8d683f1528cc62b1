import { createFileRoute } from '@tanstack/react-router'
import { boardQuery } from '@/features/organisations/queries'
import { EditScreen } from '@/features/organisations/screens/edit'

export const Route = createFileRoute('/icbs/$code/edit')({
  // A form must start from what is saved now, never from an older cached answer.
  loader: ({ context: { queryClient, asOf }, params }) =>
    queryClient.prefetchQuery({ ...boardQuery(params.code, asOf), staleTime: 0 }),
  component: EditScreen,
})
