import { Link } from '@tanstack/react-router'
import type { PostDetail } from '@/api/types'
import { PageHeader } from '@/shared/ui/page'
import { PostCrumbs } from './post-crumbs'

/** For those who see a post and do not keep it. */
export function NotKept({ post, title }: { post: PostDetail; title: string }) {
  return (
    <>
      <PageHeader
        title={title}
        identity={`${post.reference} · ${post.pcn_name}`}
        breadcrumb={<PostCrumbs post={post} />}
      />
      <div className="prose">
        <p>Only the manager of {post.pcn_name} changes its posts.</p>
        <p>
          <Link to="/posts/$id" params={{ id: post.id }}>
            Back to the post
          </Link>
        </p>
      </div>
    </>
  )
}
