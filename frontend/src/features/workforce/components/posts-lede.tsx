import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { capital, counted, listed, numberWord, plural } from '@/shared/format/words'
import { Lede } from '@/shared/ui/page'
import { type Amounts, amountsOf } from '../post-amounts'
import { type PostSearch, postAmountsQuery } from '../queries/posts'
import { wte } from '../words'

/** What the posts of all pages of the list come to, in a sentence. */
export function PostsLede({ search }: { search: PostSearch }) {
  const { asOf, date: day = '' } = useAsOf()
  const { cursor: _, from: __, sort: ___, ...narrowed } = search
  const query = useQuery({
    ...postAmountsQuery(narrowed, asOf),
    placeholderData: keepPreviousData,
  })
  if (!query.data) return <Lede>{'\u00a0'}</Lede>
  return (
    <Lede>
      <Sentence
        amounts={amountsOf(query.data, day)}
        closed={search.status === 'closed'}
        asOf={asOf}
      />
    </Lede>
  )
}

interface SentenceProps {
  amounts: Amounts
  closed: boolean
  asOf: string | undefined
}

function Sentence({ amounts, closed, asOf }: SentenceProps) {
  const { posts, networks, funded, filled, vacant, coming } = amounts
  if (posts === 0) return <>No post is listed{asOf && ` on ${formatDate(asOf)}`}.</>
  const of = (
    <>
      <b>
        {formatNumber(posts)} {plural(posts, 'post')}
      </b>
      {networks > 1 && ` of ${counted(networks, 'network')}`}
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
      {of} {plural(posts, 'is', 'are')} listed: <b>{wte(funded)} WTE funded</b>, {wte(filled)}{' '}
      filled and <b>{wte(vacant)} vacant</b>.<Besides amounts={amounts} />
    </>
  )
}

function Besides({ amounts: { empty, coming } }: { amounts: Amounts }) {
  const said = [
    empty > 0 && `${counted(empty, 'post')} ${plural(empty, 'stands', 'stand')} empty`,
    coming > 0 && `${numberWord(coming)} ${plural(coming, 'is', 'are')} still to come`,
  ].filter((one) => one !== false)
  return said.length > 0 ? <> {capital(listed(said))}.</> : null
}
