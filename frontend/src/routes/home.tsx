import { createFileRoute } from '@tanstack/react-router'
import { HomeScreen } from '@/features/embedding/home/home-screen'

export const Route = createFileRoute('/home')({ component: HomeScreen })
