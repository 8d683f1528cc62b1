import { Link } from '@tanstack/react-router'
import { PageHeader } from '@/shared/ui/page'

export function NotFoundPage() {
  return (
    <>
      <PageHeader title="Page not found" />
      <div className="prose">
        <p>
          There is nothing at this address. If you typed it, check it; if you followed a link, it is
          out of date.
        </p>
        <ul>
          <li>
            <Link to="/">London’s integrated care boards</Link>
          </li>
          <li>
            <Link to="/icbs">All integrated care boards</Link>
          </li>
          <li>
            <Link to="/developers">For developers</Link>
          </li>
        </ul>
      </div>
    </>
  )
}
