import { Link } from '@tanstack/react-router'
import type { Post } from '@/api/types'

/** The way to a post, or to what is done with it. */
export function PostCrumbs({ post, below = true }: { post?: Post | undefined; below?: boolean }) {
  return (
    <>
      <li>
        <Link to="/workforce">Workforce</Link>
      </li>
      {below && (
        <li>
          <Link to="/posts" search={(old) => ({ as_of: old.as_of })}>
            Posts
          </Link>
        </li>
      )}
      {post && (
        <li>
          <Link to="/posts/$id" params={{ id: post.id }}>
            {post.reference}
          </Link>
        </li>
      )}
    </>
  )
}
