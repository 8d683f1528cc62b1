import { createFileRoute } from '@tanstack/react-router'
import { NewClaimScreen } from '@/features/workforce/screens/new-claim'
import { texts } from '@/shared/search'

const search = texts('pcn', 'month', 'role_type')

export const Route = createFileRoute('/claims/new')({
  validateSearch: search,
  component: NewClaimScreen,
})
