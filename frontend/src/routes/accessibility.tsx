import { createFileRoute } from '@tanstack/react-router'
import { AccessibilityScreen } from '@/features/pages/screens/accessibility'

export const Route = createFileRoute('/accessibility')({ component: AccessibilityScreen })
