import { createFileRoute } from '@tanstack/react-router'
import { loadBoard } from '@/features/organisations/pcn-loader'
import { pcnSearch } from '@/features/organisations/pcn-search'
import { BoardScreen } from '@/features/organisations/screens/board'

export const Route = createFileRoute('/icbs/$code/')({
  validateSearch: pcnSearch,
  beforeLoad: ({ search }) => ({ listed: search }),
  loader: ({ context: { queryClient, asOf, listed }, params }) =>
    loadBoard(queryClient, params.code, listed, asOf),
  component: BoardScreen,
})
