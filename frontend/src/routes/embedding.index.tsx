import { createFileRoute } from '@tanstack/react-router'
import { EmbeddingScreen } from '@/features/embedding/standing/home-screen'

export const Route = createFileRoute('/embedding/')({ component: EmbeddingScreen })
