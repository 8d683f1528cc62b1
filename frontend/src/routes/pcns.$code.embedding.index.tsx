import { createFileRoute } from '@tanstack/react-router'
import { PcnEmbeddingScreen } from '@/features/embedding/standing/pcn-screen'
import { pcnEmbeddingQuery } from '@/features/embedding/standing/queries'

export const Route = createFileRoute('/pcns/$code/embedding/')({
  loader: ({ context: { queryClient, asOf }, params }) =>
    queryClient.prefetchQuery(pcnEmbeddingQuery(params.code, asOf)),
  component: PcnEmbeddingScreen,
})
