import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { PositionList } from '@/shared/as-of/position-list'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { usePermission } from '@/shared/permission'
import { meQuery } from '@/shared/session'
import { Lede, PageHeader, Section, Todo } from '@/shared/ui/page'
import { Places } from '../components/places'
import { WhereTo } from '../components/where-to'
import { censusesQuery, originOfReturnsQuery } from '../queries/summary'
import { reachOf } from '../reach'

/** The room's first page: what is within reach, or what anyone may see. */
export function WorkforceScreen() {
  const { data: me } = useQuery(meQuery)
  const may = usePermission('workforce.read') === true
  const reach = me && may ? reachOf(me.grants) : []
  return (
    <>
      <PageHeader
        title="Workforce"
        identity="Link workers, care co-ordinators, and health and wellbeing coaches: posts, people’s support, and the money behind them"
        side={<PositionList />}
      />
      {reach.length > 0 ? <Places reach={reach} /> : <PublicLede />}
      <div className={may ? undefined : 'columns'}>
        <Section title="Where to go">
          <WhereTo />
        </Section>
        {!may && (
          <div className="screen-only">{me?.kind === 'anonymous' ? <SignIn /> : <NoRole />}</div>
        )}
      </div>
    </>
  )
}

/** What is published, which everyone may know. */
function PublicLede() {
  const { asOf } = useAsOf()
  const { data: censuses } = useQuery(censusesQuery(asOf))
  // A page that counts invented networks says that they are.
  useQuery(originOfReturnsQuery(asOf))
  const [newest] = censuses ?? []
  if (!censuses) return <Lede>{'\u00a0'}</Lede>
  if (!newest) {
    return <Lede>No official workforce return has been imported for this day or before it.</Lede>
  }
  const asked = newest.pcns_returned + newest.pcns_without_return
  return (
    <Lede>
      <b>
        {formatNumber(newest.pcns_returned)} of {formatNumber(asked)} PCNs
      </b>{' '}
      made the official return of {formatDate(newest.census_on)}. Of{' '}
      {newest.pcns_without_return === 0 ? 'none' : formatNumber(newest.pcns_without_return)} nothing
      is known, which is not the same as nobody.
    </Lede>
  )
}

function SignIn() {
  const { asOf } = useAsOf()
  return (
    <Todo title="Sign in for posts">
      <p className="small secondary">
        Posts, vacancies, contracts, supervision and how they are spread are for those with a role:
        PCNs, boards, the programme team and analysts.
      </p>
      <p>
        <Link
          to="/sign-in"
          search={{ return_to: asOf ? `/workforce?as_of=${asOf}` : '/workforce' }}
        >
          <b>Sign in</b>
        </Link>
      </p>
    </Todo>
  )
}

function NoRole() {
  return (
    <Section title="Not within your roles" className="aside-block">
      <p className="small secondary">
        Posts are for PCNs, boards, the programme team and analysts. Your roles do not let you see
        what is counted of them; <Link to="/account/permissions">what they let you do</Link>.
      </p>
    </Section>
  )
}
