import { Link } from '@tanstack/react-router'
import { Lede, PageHeader } from '@/shared/ui/page'
import { type AdminPage, useAdminPages } from '../use-admin-pages'

export function AdminScreen() {
  const pages = useAdminPages()
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
