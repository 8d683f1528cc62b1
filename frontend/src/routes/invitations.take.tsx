import { createFileRoute } from '@tanstack/react-router'
import { TakeInvitationScreen } from '@/features/access/screens/take-invitation'

export const Route = createFileRoute('/invitations/take')({ component: TakeInvitationScreen })
