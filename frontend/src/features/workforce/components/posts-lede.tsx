import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PostsSummary } from '@/api/types'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { capital, counted, listed, numberWord, plural } from '@/shared/format/words'
import { Lede } from '@/shared/ui/page'
import { type PostSearch, postsSummaryQuery } from '../queries/posts'
import { wte } from '../words'

/** What the posts of all pages of the list come to, in a sentence. */
export function PostsLede({ search }: { search: PostSearch }) {
  const { asOf } = useAsOf()
  const query = useQuery({
    ...postsSummaryQuery(search, asOf),
    placeholderData: keepPreviousData,
  })
  // Those that are open while nobody is looked for yet are counted by asking for them.
  const planned = useQuery({
    ...postsSummaryQuery({ ...search, status: 'planned' }, asOf),
    placeholderData: keepPreviousData,
    enabled: search.status === undefined && search.is_vacant === undefined,
  })
  const of = search.status === 'planned' ? query.data : planned.data
  if (!query.data) return <Lede>{'\u00a0'}</Lede>
  return (
    <Lede>
      <Sentence
        summary={query.data}
        planned={of ? of.posts - of.posts_to_come : 0}
        closed={search.status === 'closed'}
        asOf={asOf}
      />
    </Lede>
  )
}

interface SentenceProps {
  summary: PostsSummary
  /** Those of them that are open, and for which nobody is looked for yet. */
  planned: number
  closed: boolean
  asOf: string | undefined
}

function Sentence({ summary, planned, closed, asOf }: SentenceProps) {
  const { posts, posts_to_come: coming, wte_funded: funded, pcns } = summary
  if (posts === 0) return <>No post is listed{asOf && ` on ${formatDate(asOf)}`}.</>
  const of = (
    <>
      <b>
        {formatNumber(posts)} {plural(posts, 'post')}
      </b>
      {pcns.length > 1 && ` of ${counted(pcns.length, 'PCN')}`}
    </>
  )
  if (closed) {
    return (
      <>
        {of} {plural(posts, 'is', 'are')} closed; {plural(posts, 'it was', 'they were')} funded for{' '}
        {wte(funded)} WTE on {plural(posts, 'its', 'their')} last day.
      </>
    )
  }
  if (coming === posts) {
    return (
      <>
        {of} {plural(posts, 'is', 'are')} planned, and still to come.
      </>
    )
  }
  return (
    <>
      {of} {plural(posts, 'is', 'are')} listed: <b>{wte(funded)} WTE funded</b>,{' '}
      {wte(summary.wte_in_post)} filled and <b>{wte(summary.wte_vacant)} vacant</b>.
      <Besides summary={summary} planned={planned} />
    </>
  )
}

function Besides({ summary, planned }: Pick<SentenceProps, 'summary' | 'planned'>) {
  const { vacant_posts: empty, posts_to_come: coming } = summary
  const said = [
    empty > 0 && `${counted(empty, 'post')} ${plural(empty, 'stands', 'stand')} empty`,
    planned > 0 &&
      `${numberWord(planned)} ${plural(planned, 'is', 'are')} planned with nobody looked for yet`,
    coming > 0 && `${numberWord(coming)} ${plural(coming, 'is', 'are')} still to come`,
  ].filter((one) => one !== false)
  return said.length > 0 ? <> {capital(listed(said))}.</> : null
}
