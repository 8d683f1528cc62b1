import { createFileRoute } from '@tanstack/react-router'
import { loadRateRecord } from '@/features/workforce/money-loader'
import { RateRecordScreen } from '@/features/workforce/screens/rate-record'

export const Route = createFileRoute('/rates/$tab/$id')({
  loader: ({ context: { queryClient }, params }) =>
    loadRateRecord(queryClient, params.tab, params.id),
  component: RateRecordScreen,
})
