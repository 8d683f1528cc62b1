import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { PostDetail } from '@/api/types'
import type { Held, Remedy } from '../post-closing'

interface CloseRefusedProps {
  post: PostDetail
  detail: string
  held: readonly Held[]
}

/** Why a post cannot close yet: each reason with the way to where it is put right. That day alone is lost on the way, so nobody is asked. */
export function CloseRefused({ post, detail, held }: CloseRefusedProps) {
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => notice.current?.focus(), [])
  return (
    <div className="notice notice--error" role="alert" tabIndex={-1} ref={notice}>
      <p>{detail}</p>
      <ul className="prose-list">
        {held.map(({ message, remedy }) => (
          <li key={message}>
            {message} <RemedyLink post={post} remedy={remedy} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function RemedyLink({ post: { id }, remedy }: { post: PostDetail; remedy: Remedy | undefined }) {
  if (!remedy) {
    return (
      <Link to="/posts/$id" params={{ id }} ignoreBlocker>
        Look at the post
      </Link>
    )
  }
  if (remedy.form === 'edit') {
    return (
      <Link
        to="/posts/$id/edit"
        params={{ id }}
        {...(remedy.at && { hash: remedy.at })}
        ignoreBlocker
      >
        {remedy.words}
      </Link>
    )
  }
  return (
    <Link
      to="/posts/$id/$action"
      params={{ id, action: remedy.form }}
      search={(old) => ({ as_of: old.as_of, of: remedy.of })}
      ignoreBlocker
    >
      {remedy.words}
    </Link>
  )
}
