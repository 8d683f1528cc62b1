import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ProblemError } from '@/api/problem'
import { meQuery } from '@/shared/session'
import { Lede, PageHeader } from '@/shared/ui/page'
import { ErrorPage } from '@/shared/ui/states'
import { type AdminPage, useAdminPages } from '../use-admin-pages'

const signInFirst = new ProblemError({
  type: 'about:blank',
  title: 'Sign in first',
  status: 401,
  detail: 'To see what you may look after here, sign in.',
  instance: '/admin',
  code: 'unauthenticated',
  request_id: '',
})

export function AdminScreen() {
  const pages = useAdminPages()
  const { data: me } = useQuery(meQuery)
  if (me?.kind === 'anonymous') return <ErrorPage error={signInFirst} />
  return (
    <>
      <PageHeader title="Admin" identity="What keeps Trellis true, and who may use it" />
      {pages.length > 0 ? <Pages pages={pages} /> : <Nothing />}
    </>
  )
}

function Pages({ pages }: { pages: readonly AdminPage[] }) {
  return (
    <dl className="facts section">
      {pages.map(({ to, label, says }) => (
        <div key={to}>
          <dt>
            <Link to={to}>
              <b>{label}</b>
            </Link>
          </dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
  )
}

function Nothing() {
  return (
    <>
      <Lede>
        None of these pages is <b>yours to use</b>.
      </Lede>
      <p className="lead-in">
        <Link to="/account/permissions">What you may do, and why not</Link>
      </p>
    </>
  )
}
