import { createFileRoute } from '@tanstack/react-router'
import { SandboxScreen } from '@/features/developers/screens/sandbox'

export const Route = createFileRoute('/docs/sandbox')({ component: SandboxScreen })
