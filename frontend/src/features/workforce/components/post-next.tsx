import { Link } from '@tanstack/react-router'
import type { PostDetail } from '@/api/types'
import { Todo } from '@/shared/ui/page'

/** What its manager can do with a post: what is most likely due comes first. */
export function PostNext({ post }: { post: PostDetail }) {
  const closed = post.closed_on !== null
  const empty = post.status !== 'closed' && post.wte_vacant > 0
  return (
    <Todo title="Next">
      {closed ? (
        <ActionButton post={post} action="reopen" words="Open it again" />
      ) : empty ? (
        <ActionButton post={post} action="assign" words="Put somebody in it" />
      ) : null}
      <ul className="link-list lead-in">
        <li>
          <Link to="/posts/$id/edit" params={{ id: post.id }}>
            Change the post
          </Link>
        </li>
        {!closed && (
          <li>
            <Link to="/posts/$id/$action" params={{ id: post.id, action: 'close' }}>
              Close the post
            </Link>
          </li>
        )}
      </ul>
      <p className="small secondary table-note">
        What was true before stays on record, with its days.
      </p>
    </Todo>
  )
}

interface ActionButtonProps {
  post: PostDetail
  action: string
  words: string
}

function ActionButton({ post, action, words }: ActionButtonProps) {
  return (
    <p>
      <Link className="button" to="/posts/$id/$action" params={{ id: post.id, action }}>
        {words}
      </Link>
    </p>
  )
}
