import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { PostDetail } from '@/api/types'
import type { Held, Remedy, Typed } from '../post-closing'

interface CloseRefusedProps {
  post: PostDetail
  detail: string
  held: readonly Held[]
  /** What was typed, which comes along and back. */
  typed: Typed | undefined
}

/** Why a post cannot close yet: each reason with the way to where it is put right, and back. What was typed goes along, so nobody is asked. */
export function CloseRefused({ post, detail, held, typed }: CloseRefusedProps) {
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => notice.current?.focus(), [])
  return (
    <div className="notice notice--error" role="alert" tabIndex={-1} ref={notice}>
      <p>{detail}</p>
      <ul className="prose-list">
        {held.map(({ message, remedy }) => (
          <li key={message}>
            {message} <RemedyLink post={post} remedy={remedy} typed={typed} />
          </li>
        ))}
      </ul>
    </div>
  )
}

interface RemedyLinkProps extends Pick<CloseRefusedProps, 'post' | 'typed'> {
  remedy: Remedy | undefined
}

function RemedyLink({ post: { id }, remedy, typed }: RemedyLinkProps) {
  const state = typed && { closing: typed }
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
        {...(state && { state })}
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
      {...(state && { state })}
      ignoreBlocker
    >
      {remedy.words}
    </Link>
  )
}
