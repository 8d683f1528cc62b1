import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { codeWithin } from '@/shared/format/code-words'
import { listed } from '@/shared/format/words'
import { permissionsQuery } from '@/shared/permission'
import { meQuery } from '@/shared/session'
import type { HelpProps } from '@/shared/ui/error-help'
import { ErrorNotice } from '@/shared/ui/states'
import { permissionNamed } from '../permissions'

/** Signed in, and not allowed: which permission it takes, who has it, and who can give it. */
export function Forbidden({ error, children }: HelpProps) {
  const { data: me } = useQuery(meQuery)
  const { data: permissions } = useQuery(permissionsQuery)
  const wanted = permissionNamed(error.problem.detail, permissions ?? [])
  return (
    <>
      <ErrorNotice error={error}>{children}</ErrorNotice>
      <div className="prose section">
        {wanted && wanted.roles.length > 0 && (
          <p>
            Those who may {wanted.does}:{' '}
            {listed(wanted.roles.map((role) => `${codeWithin(role)}s`))}, each within what the role
            was given for. A programme admin can give it to you.
          </p>
        )}
        <p>
          {me && me.kind !== 'anonymous' && (
            <>
              You are signed in as <b>{me.name}</b>.{' '}
            </>
          )}
          <Link to="/account/permissions">What you may do, and why not</Link>
        </p>
      </div>
    </>
  )
}
