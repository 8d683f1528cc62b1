import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useParams } from '@tanstack/react-router'
import type { PostDetail } from '@/api/types'
import { PositionList } from '@/shared/as-of/position-list'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate, formatInstant, lastDay } from '@/shared/format/date'
import { HistoryPanel } from '@/shared/history/history-panel'
import { usePermission } from '@/shared/permission'
import { Done } from '@/shared/ui/done'
import { Needs } from '@/shared/ui/needs'
import { Facts, PageHeader, Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { PostCrumbs } from '../components/post-crumbs'
import { PostFailed } from '../components/post-failed'
import { PostFigure } from '../components/post-figure'
import { PostFunding, PostTermsTable } from '../components/post-funding'
import { PostLede } from '../components/post-lede'
import { PostNext } from '../components/post-next'
import { PostPeople } from '../components/post-people'
import { PostStatus } from '../components/post-status'
import { PostSupervision } from '../components/post-supervision'
import { PostTraining } from '../components/post-training'
import { postQuery } from '../queries/posts'
import { useManages } from '../use-manages'
import { called, ROLES } from '../words'

export function PostScreen() {
  return (
    <Needs do="posts.read">
      <Found />
    </Needs>
  )
}

function Found() {
  const { id } = useParams({ from: '/posts/$id/' })
  const { asOf } = useAsOf()
  const query = useQuery(postQuery(id, asOf))
  return (
    <Resource query={query} failed={(error, retry) => <PostFailed error={error} retry={retry} />}>
      {({ post }) => <PostPage key={id} post={post} />}
    </Resource>
  )
}

function PostPage({ post }: { post: PostDetail }) {
  const keeps = useManages(post.pcn_code)
  const aside = usePermission('audit_events.list') || keeps
  const day = post.as_of
  return (
    <>
      <PageHeader
        title={`${called(ROLES, post.role_type)} ${post.reference}`}
        identity={
          <>
            <Link to="/pcns/$code" params={{ code: post.pcn_code }}>
              {post.pcn_name}
            </Link>{' '}
            · {post.pcn_code} · <PostStatus status={post.status} />
          </>
        }
        breadcrumb={<PostCrumbs />}
        side={
          <PositionList
            rows={[
              ['First day', formatDate(post.opened_on)],
              ['Last day', post.closed_on ? formatDate(lastDay(post.closed_on)) : 'None set'],
            ]}
          />
        }
      />
      <JustDone />
      <PostLede post={post} />
      <div className={aside ? 'columns columns--todo-first' : undefined}>
        {aside && (
          <div className="screen-only">
            {keeps && <PostNext post={post} />}
            <HistoryPanel table="posts" record={post.id} />
          </div>
        )}
        <div>
          <PostFigure post={post} day={day} />
          <PostPeople post={post} day={day} keeps={keeps} />
          <PostFunding post={post} day={day} />
          <PostTermsTable post={post} day={day} />
          <PostSupervision post={post} day={day} keeps={keeps} />
          <PostTraining post={post} day={day} keeps={keeps} />
          <Section title="On record">
            <Facts rows={facts(post, keeps)} />
          </Section>
        </div>
      </div>
    </>
  )
}

/** What the form that led here has done. */
function JustDone() {
  const done = useLocation({ select: ({ state }) => state.postDone })
  return done ? <Done at={done.at}>{done.words}</Done> : null
}

/** What is kept of a post without days. Its note is for those who keep it. */
function facts(post: PostDetail, keeps: boolean) {
  return [
    [
      'People looked for',
      post.recruiting_from ? `Since ${formatDate(post.recruiting_from)}` : 'Not yet',
    ],
    ['Time to fill', post.days_to_fill === null ? 'Not filled yet' : `${post.days_to_fill} days`],
    ['Based in', post.base_practice_codes.join(', ') || 'Not said'],
    ...(keeps ? [['Note', post.note ?? 'None'] as const] : []),
    ['Version', `${post.version}, ${formatInstant(post.updated_at)}`],
  ] as const
}
