import { createFileRoute } from '@tanstack/react-router'
import { InviteScreen } from '@/features/access/screens/invite'

export const Route = createFileRoute('/people/invite')({ component: InviteScreen })
