import { createFileRoute } from '@tanstack/react-router'
import { NewActionScreen } from '@/features/embedding/actions/screens/new-action'
import { texts } from '@/shared/search'

const search = texts('pcn', 'reason', 'criterion', 'role')

export const Route = createFileRoute('/embedding/actions/new')({
  validateSearch: search,
  component: NewActionScreen,
})
