import { Link } from '@tanstack/react-router'
import { Todo } from '@/shared/ui/page'
import type { FrameworkDetail } from '../queries'

/** What an administrator can do with a draft. */
export function DraftTodo({ framework }: { framework: FrameworkDetail }) {
  const { framework_version, based_on } = framework
  const params = { version: String(framework_version) }
  return (
    <Todo title="Work on the draft">
      <p className="small">Nothing is assessed with it before it is published.</p>
      <div className="stacked">
        <Link className="button" to="/embedding/frameworks/$version/edit" params={params}>
          Change the draft
        </Link>
        <Link
          className="button button--quiet"
          to="/embedding/frameworks/$version/comparison"
          params={params}
          search={{ with: based_on ? String(based_on) : undefined }}
        >
          Compare it{based_on ? ` with version ${based_on}` : ''}
        </Link>
        <Link
          className="button button--quiet"
          to="."
          search={(old) => ({ ...old, ask: 'publish' })}
          resetScroll={false}
        >
          Publish it
        </Link>
      </div>
    </Todo>
  )
}
