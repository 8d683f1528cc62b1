import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { aboutQuery } from '@/shared/session'
import { Mark } from '@/shared/ui/mark'
import { DemoLine } from './demo-line'
import { Navigation, PhoneMenu } from './navigation'
import { SearchBox } from './search-box'
import { useFocusHeading } from './use-focus-heading'
import { Who } from './who'

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
  const href = useRouterState({ select: ({ location }) => location.href })
  return (
    <>
      <header className="brand-bar">
        <div className="width">
          <Link to="/" className="wordmark">
            <Mark />
            Trellis
          </Link>
          <SearchBox />
          <div className="who">
            <Who />
          </div>
          <PhoneMenu />
        </div>
      </header>
      <Navigation />
      <DemoLine href={href} />
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
