import { createFileRoute } from '@tanstack/react-router'
import { loadFigures } from '@/features/workforce/money-loader'
import { FiguresScreen } from '@/features/workforce/screens/figures'
import { texts } from '@/shared/search'

const search = texts('role_type', 'by', 'cursor')

export const Route = createFileRoute('/pcns/$code/service-figures/')({
  validateSearch: search,
  beforeLoad: ({ search: shown }) => ({ shown }),
  loader: ({ context, params }) => loadFigures(context, params.code),
  component: FiguresScreen,
})
