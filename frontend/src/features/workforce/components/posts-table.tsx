import { Link } from '@tanstack/react-router'
import type { Post } from '@/api/types'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate, lastDay } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { plural } from '@/shared/format/words'
import { StateWord } from '@/shared/ui/state-word'
import { nextSort } from '../post-choices'
import type { PostSearch } from '../queries/posts'
import { called, ROLES, wte } from '../words'
import { PostStatus } from './post-status'

interface PostsTableProps {
  posts: readonly Post[]
  /** What the list is narrowed to: what is asked about has a column. */
  search: PostSearch
  /** Left out for whom there is only one. */
  networks: boolean
}

/** One page of posts in the server's order; a heading sorts, and turns the order round. */
export function PostsTable({ posts, search, networks }: PostsTableProps) {
  const { sort } = search
  return (
    <table className="table table--stack table--sortable">
      <caption className="hidden">Posts</caption>
      <thead>
        <tr>
          <Heading column="reference" words="Post" sort={sort} />
          {networks && <Heading column="pcn_name" words="PCN" sort={sort} />}
          <Heading column="status" words="Status" sort={sort} />
          <Heading column="wte_funded" words="WTE funded" sort={sort} number />
          <Heading column="wte_in_post" words="Filled" sort={sort} number />
          <Heading column="vacancy_days" words="Days vacant" sort={sort} number />
          <Heading column="contract_ends_on" words="Contract’s last day" sort={sort} />
          {search.supervision && (
            <Heading column="supervision_months" words="Supervision held" sort={sort} />
          )}
          {search.training && (
            <Heading column="training_missing" words="Courses missing" sort={sort} number />
          )}
        </tr>
      </thead>
      <tbody>
        {posts.map((post) => (
          <Row key={post.id} post={post} search={search} networks={networks} />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps extends Pick<PostsTableProps, 'search' | 'networks'> {
  post: Post
}

function Row({ post, search, networks }: RowProps) {
  const { date: day } = useAsOf()
  return (
    <tr>
      <th scope="row">
        <Link to="/posts/$id" params={{ id: post.id }}>
          <b>{post.reference}</b>
        </Link>
        <span className="row-note">{called(ROLES, post.role_type)}</span>
      </th>
      {networks && (
        <td data-label="PCN">
          <span>
            {post.pcn_name}
            <span className="row-note">{post.pcn_code}</span>
          </span>
        </td>
      )}
      <td data-label="Status">
        <span>
          <PostStatus status={post.status} />
          {day && post.opened_on > day && (
            <span className="row-note">From {formatDate(post.opened_on)}</span>
          )}
        </span>
      </td>
      <td data-label="WTE funded" className="number">
        {wte(post.wte_funded)}
      </td>
      <td data-label="Filled" className="number">
        {wte(post.wte_in_post)}
      </td>
      <td data-label="Days vacant" className="number">
        {post.vacancy_days === null ? (
          <span className="secondary">None</span>
        ) : (
          formatNumber(post.vacancy_days)
        )}
      </td>
      <td data-label="Contract’s last day">
        {post.contract_ends_on ? (
          formatDate(lastDay(post.contract_ends_on))
        ) : (
          <span className="secondary">Permanent</span>
        )}
      </td>
      {search.supervision && (
        <td data-label="Supervision held">
          <Supervised held={post.supervision_months ?? 0} due={post.supervision_months_due} />
        </td>
      )}
      {search.training && (
        <td data-label="Courses missing" className="number">
          {post.training_missing ?? <span className="secondary">Nobody in it</span>}
        </td>
      )}
    </tr>
  )
}

/** In how many of the months it was due supervision was held: bad only where it mostly was not. */
function Supervised({ held, due }: { held: number; due: number }) {
  if (due === 0) return <span className="secondary">None due yet</span>
  const words = `${held} of ${due} ${plural(due, 'month')}`
  if (held === due) return <>{words}</>
  const bad = held * 2 < due
  return (
    <StateWord shape={bad ? 'square' : 'triangle'} tone={bad ? 'bad' : 'risk'}>
      {words}
    </StateWord>
  )
}

interface HeadingProps {
  column: string
  words: string
  sort: string | undefined
  number?: boolean
}

function Heading({ column, words, sort, number }: HeadingProps) {
  const way = sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : undefined
  return (
    <th scope="col" className={number ? 'number' : undefined} aria-sort={way}>
      <Link
        className="sort-link"
        to="/posts"
        search={(old) => ({
          ...old,
          sort: nextSort(column, sort),
          cursor: undefined,
          from: undefined,
        })}
        resetScroll={false}
      >
        {words}
        <span className="sort-link__mark" aria-hidden="true">
          {way === 'ascending' && ' ▲'}
          {way === 'descending' && ' ▼'}
        </span>
      </Link>
    </th>
  )
}
