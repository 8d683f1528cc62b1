import { createFileRoute } from '@tanstack/react-router'
import { DataSourcesScreen } from '@/features/pages/screens/data-sources'

export const Route = createFileRoute('/data-sources')({ component: DataSourcesScreen })
