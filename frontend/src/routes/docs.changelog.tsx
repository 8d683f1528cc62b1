import { createFileRoute } from '@tanstack/react-router'
import { ChangelogScreen } from '@/features/developers/screens/changelog'

export const Route = createFileRoute('/docs/changelog')({ component: ChangelogScreen })
