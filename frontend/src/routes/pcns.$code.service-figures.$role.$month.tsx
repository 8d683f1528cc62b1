import { createFileRoute } from '@tanstack/react-router'
import { loadFigure } from '@/features/workforce/money-loader'
import { FigureMonthScreen } from '@/features/workforce/screens/figure-month'

export const Route = createFileRoute('/pcns/$code/service-figures/$role/$month')({
  loader: ({ context: { queryClient }, params }) => loadFigure(queryClient, params),
  component: FigureMonthScreen,
})
