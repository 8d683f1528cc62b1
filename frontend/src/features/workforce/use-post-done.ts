import { useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import type { Typed } from './post-closing'
import { POSTS } from './queries/posts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What was done to a post, said on its page. */
    postDone?: { words: string; at: number }
    /** What was typed to close the post, while what keeps it open is put right. */
    closing?: Typed
    /** The same, back on the form that closes it. */
    typedBefore?: Typed
  }
}

/**
 * After something was done: every answer about posts is read again, and the post's page says what it was. Who came
 * from the form that closes the post goes back to it, with what was typed there.
 */
export function usePostDone() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const closing = useLocation({ select: ({ state }) => state.closing })
  return async (id: string, words: string) => {
    await queryClient.invalidateQueries({ queryKey: POSTS })
    const postDone = { words, at: Date.now() }
    const search = (old: { as_of?: string | undefined }) => ({ as_of: old.as_of })
    if (closing) {
      const params = { id, action: 'close' }
      const state = { postDone, typedBefore: closing }
      return navigate({ to: '/posts/$id/$action', params, search, state, ignoreBlocker: true })
    }
    const state = { postDone }
    return navigate({ to: '/posts/$id', params: { id }, search, state, ignoreBlocker: true })
  }
}
