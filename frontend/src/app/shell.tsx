import { useQuery } from '@tanstack/react-query'
import { Link, Outlet } from '@tanstack/react-router'
import { aboutQuery, meQuery } from '@/shared/session'
import { Mark } from '@/shared/ui/mark'
import { Navigation, PhoneMenu } from './navigation'
import { useFocusHeading } from './use-focus-heading'

/** What stands around every page: whose it is, where one can go, and what it rests on. */
export function Shell() {
  useFocusHeading()
  return (
    <div className="shell">
      <a className="nhsuk-skip-link" href="#main">
        Skip to main content
      </a>
      <Header />
      <main className="main" id="main" tabIndex={-1}>
        <div className="width">
          <Outlet />
        </div>
      </main>
      <Footer />
    </div>
  )
}

function Header() {
  const { data: about } = useQuery(aboutQuery)
  const { data: me } = useQuery(meQuery)
  return (
    <>
      <header className="brand-bar">
        <div className="width">
          <Link to="/" className="wordmark">
            <Mark />
            Trellis
          </Link>
          {me && (
            <p className="who">
              <b>{me.name}</b>
            </p>
          )}
          <PhoneMenu who={me?.name} />
        </div>
      </header>
      <Navigation />
      {about?.is_demo && (
        <section className="demo-line" aria-label="Demonstration">
          <p className="width">
            <b>Demonstration.</b> The boards, their codes and dates are real; this is not an
            official record of them.
          </p>
        </section>
      )}
    </>
  )
}

function Footer() {
  const { data: about } = useQuery(aboutQuery)
  return (
    <footer className="footer">
      <div className="width">
        <ul>
          <li>
            <Link to="/accessibility">Accessibility</Link>
          </li>
          <li>
            <Link to="/data-sources">Data sources and licences</Link>
          </li>
          <li>
            <Link to="/privacy">Privacy</Link>
          </li>
        </ul>
        {about && (
          <p>
            {about.name} {about.version}
          </p>
        )}
      </div>
    </footer>
  )
}
