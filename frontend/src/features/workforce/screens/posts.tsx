import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { ProblemError } from '@/api/problem'
import type { PostList } from '@/api/types'
import { DateProblem, isDateProblem } from '@/shared/as-of/date-problem'
import { PositionList } from '@/shared/as-of/position-list'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { May } from '@/shared/permission'
import { ListHead, nextFrom } from '@/shared/ui/list-head'
import { Needs } from '@/shared/ui/needs'
import { PageHeader, Todo } from '@/shared/ui/page'
import { Pager } from '@/shared/ui/pager'
import { ErrorBody, Resource } from '@/shared/ui/states'
import { PostCrumbs } from '../components/post-crumbs'
import { PostFilters } from '../components/post-filters'
import { PostsLede } from '../components/posts-lede'
import { PostsTable } from '../components/posts-table'
import { boardsOf, type Choice, networksOf } from '../post-choices'
import {
  boardNamesQuery,
  isFiltered,
  type PostSearch,
  postsFile,
  postsQuery,
  postsSummaryQuery,
} from '../queries/posts'
import { useKeptPcns } from '../use-manages'

export function PostsScreen() {
  return (
    <Needs do="posts.list">
      <Posts />
    </Needs>
  )
}

function Posts() {
  const search = useSearch({ from: '/posts/' })
  const { asOf } = useAsOf()
  const list = useQuery({ ...postsQuery(search, asOf), placeholderData: keepPreviousData })
  const { data: all } = useQuery(postsSummaryQuery({}, asOf))
  const { data: names } = useQuery(boardNamesQuery)
  const managed = useKeptPcns()
  const networks = networksOf(all?.pcns ?? [], search.icb)
  return (
    <>
      <PageHeader
        title="Posts and vacancies"
        identity={identity(managed)}
        breadcrumb={<PostCrumbs below={false} />}
        side={<PositionList />}
      />
      <PostsLede search={search} />
      <div className={managed.length > 0 ? 'columns columns--todo-first' : undefined}>
        <May do="posts.create">
          <div className="screen-only">
            <Todo title="Keep them up to date">
              <p className="small">
                What stands here is what claims, returns and the criteria for embedding rest on.
              </p>
              <Link
                className="button"
                to="/posts/new"
                search={search.pcn ? { pcn: search.pcn } : {}}
              >
                Add a post
              </Link>
              <p className="small">
                Many at once come in by a file:{' '}
                <Link to="/imports/new" search={{ kind: 'posts' }}>
                  Import posts
                </Link>
              </p>
            </Todo>
          </div>
        </May>
        <div>
          <PostFilters
            search={search}
            boards={boardsOf(all?.pcns ?? [], names)}
            networks={networks}
          />
          <Resource
            query={list}
            part
            failed={(error, retry) =>
              isDateProblem(error) ? (
                <DateProblem error={error} retry={retry} />
              ) : (
                <NotListed error={error} retry={retry} filtered={isFiltered(search)} />
              )
            }
          >
            {(data) => (
              <div className={list.isPlaceholderData ? 'settling' : undefined}>
                <Results
                  list={data}
                  search={search}
                  settling={list.isPlaceholderData}
                  networks={networks.length > 1 || managed.length !== 1}
                />
              </div>
            )}
          </Resource>
        </div>
      </div>
    </>
  )
}

function identity(managed: readonly Choice[]): string {
  if (managed.length > 0) return managed.map(({ code, name }) => `${name}, ${code}`).join(' · ')
  return 'Within what your roles were given for; who is in a post only its own PCN sees'
}

/** Of an address that asks for what no list has, in words of the filters above; else what went wrong. */
function NotListed(props: { error: unknown; retry: () => void; filtered: boolean }) {
  const { error, retry, filtered } = props
  if (filtered && error instanceof ProblemError && error.code === 'bad_request') {
    return (
      <div className="notice" role="alert">
        <p>
          The address asks for posts by something that no post has. Choose from the filters above.
        </p>
        <p>
          <ClearFilters />
        </p>
      </div>
    )
  }
  return (
    <ErrorBody error={error} retry={retry} place="part">
      {filtered && <ClearFilters />}
    </ErrorBody>
  )
}

function ClearFilters() {
  return (
    <Link to="/posts" search={(old) => ({ as_of: old.as_of })}>
      Clear the filters
    </Link>
  )
}

interface ResultsProps {
  list: PostList
  search: PostSearch
  settling: boolean
  networks: boolean
}

function Results({ list, search, settling, networks }: ResultsProps) {
  const { asOf } = useAsOf()
  const { cursor, from, ...view } = search
  return (
    <>
      <ListHead
        empty={<Nothing filtered={isFiltered(search)} />}
        shown={list.items.length}
        total={list.total}
        from={cursor ? from : '1'}
        view={JSON.stringify([view, cursor])}
        settling={settling}
        file={postsFile('csv', search, asOf)}
        workbook={postsFile('xlsx', search, asOf)}
      />
      {list.items.length > 0 && (
        <PostsTable posts={list.items} search={search} networks={networks} />
      )}
      <Pager
        label="Pages"
        name="cursor"
        cursor={cursor}
        next={list.next}
        from={nextFrom(cursor ? from : '1', list.items.length)}
      />
    </>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  if (!filtered) {
    return (
      <>
        <p>No PCN in your reach has a post on this day.</p>
        <May do="posts.create" otherwise={<p>Each PCN’s own manager keeps its posts.</p>}>
          <p>
            Add the first, or import a file of all you have: its columns are on the import’s page.
          </p>
        </May>
      </>
    )
  }
  return (
    <>
      <p>No post matches.</p>
      <p>
        <ClearFilters />
      </p>
    </>
  )
}
