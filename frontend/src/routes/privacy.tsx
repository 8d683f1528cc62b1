import { createFileRoute } from '@tanstack/react-router'
import { PrivacyScreen } from '@/features/pages/screens/privacy'

export const Route = createFileRoute('/privacy')({ component: PrivacyScreen })
