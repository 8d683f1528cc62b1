import { createFileRoute } from '@tanstack/react-router'
import { ErrorsScreen } from '@/features/developers/screens/errors'

export const Route = createFileRoute('/docs/errors')({ component: ErrorsScreen })
