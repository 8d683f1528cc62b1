import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { POSTS } from './queries/posts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What was done to a post, said on its page. */
    postDone?: { words: string; at: number }
  }
}

/** After something was done: every answer about posts is read again, and the post's page says what it was. */
export function usePostDone() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  return async (id: string, words: string) => {
    await queryClient.invalidateQueries({ queryKey: POSTS })
    await navigate({
      to: '/posts/$id',
      params: { id },
      search: (old) => ({ as_of: old.as_of }),
      state: { postDone: { words, at: Date.now() } },
      ignoreBlocker: true,
    })
  }
}
