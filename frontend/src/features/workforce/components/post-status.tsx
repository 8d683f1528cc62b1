import type { Post } from '@/api/types'
import { type Shape, StateWord } from '@/shared/ui/state-word'
import { called, STATUSES } from '../words'

const LOOKS: Record<Post['status'], [Shape, string]> = {
  planned: ['ring', 'closed'],
  recruiting: ['bars', 'open'],
  filled: ['dot', 'open'],
  vacant: ['triangle', 'put_right'],
  closed: ['square', 'closed'],
}

export function PostStatus({ status }: { status: Post['status'] }) {
  const [shape, tone] = LOOKS[status]
  return (
    <StateWord shape={shape} tone={tone}>
      {called(STATUSES, status)}
    </StateWord>
  )
}
