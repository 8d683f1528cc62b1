import { createFileRoute } from '@tanstack/react-router'
import { AdminScreen } from '@/features/access/screens/admin'

export const Route = createFileRoute('/admin')({ component: AdminScreen })
