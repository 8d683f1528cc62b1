import { Link } from '@tanstack/react-router'
import type { Problem } from '@/api/problem'

/** A record by its address in the API, such as pcns/U12345: to its page where it has one. */
function RecordLink({ pointer }: { pointer: string }) {
  const [room, code = pointer] = pointer.split('/')
  if (room === 'pcns') {
    return (
      <Link to="/pcns/$code" params={{ code }}>
        {code}
      </Link>
    )
  }
  return <a href={`/api/v1/${pointer}`}>{code}</a>
}

/** What stands in the way of taking records out, each with the record it is about. */
export function DependentsList({ problem }: { problem: Problem }) {
  return (
    <div className="notice notice--warn" role="alert">
      <p>Other records depend on it</p>
      <p>{problem.detail}</p>
      <ul className="small dependents">
        {(problem.errors ?? []).map(({ pointer, message }) => (
          <li key={`${pointer} ${message}`}>
            <RecordLink pointer={pointer} />
            <br />
            {message}
          </li>
        ))}
      </ul>
    </div>
  )
}
