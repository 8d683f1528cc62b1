import { useQuery } from '@tanstack/react-query'
import type { Permission } from '@/api/types'
import { codeWithin } from '@/shared/format/code-words'
import { formatNumber } from '@/shared/format/number'
import { listed } from '@/shared/format/words'
import { permissionsQuery } from '@/shared/permission'
import { Lede, PageHeader, PrintButton, Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { AccountTabs } from '../components/account-tabs'
import { doesWords, grouped, type PermissionGroup } from '../permissions'

export function PermissionsScreen() {
  const query = useQuery(permissionsQuery)
  return (
    <>
      <PageHeader
        title="Your account"
        tab="What you may do"
        identity="Each thing that can be done here, and whether you may"
      />
      <Lede>
        {query.data ? (
          <>
            You may do{' '}
            <b>
              {formatNumber(query.data.filter(({ allowed }) => allowed).length)} of{' '}
              {formatNumber(query.data.length)}
            </b>{' '}
            things, each within what your roles were given for.
          </>
        ) : (
          '\u00a0'
        )}
      </Lede>
      <AccountTabs />
      <Resource query={query} part>
        {(permissions) =>
          grouped(permissions).map((group, i) => (
            <Group key={group.name} group={group} actions={i === 0 && <PrintButton />} />
          ))
        }
      </Resource>
    </>
  )
}

interface GroupProps {
  group: PermissionGroup
  actions: React.ReactNode
}

function Group({ group: { name, permissions }, actions }: GroupProps) {
  return (
    <Section title={name} actions={actions}>
      <table className="table table--stack table--permissions">
        <caption className="hidden">{name}</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">You</th>
            <th scope="col">Why not, and who may</th>
          </tr>
        </thead>
        <tbody>
          {permissions.map((permission) => (
            <tr key={permission.operation}>
              <th scope="row">
                {doesWords(permission)}
                <span className="row-note">
                  <code>{permission.operation}</code>
                </span>
              </th>
              <td data-label="You">
                <MayWord permission={permission} />
              </td>
              <td data-label="Why not">
                <WhyNot permission={permission} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

/** Shape, word and colour. */
function MayWord({ permission: { allowed, needs_step_up } }: { permission: Permission }) {
  if (allowed && !needs_step_up) {
    return (
      <span className="status status--applied">
        <svg viewBox="0 0 10 10" aria-hidden="true">
          <path d="m1 5.5 3 3 5-7" fill="none" stroke="currentColor" strokeWidth="2" />
        </svg>
        Allowed
      </span>
    )
  }
  return (
    <span className="status status--waiting">
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
      {needs_step_up ? 'Asks again' : 'Not allowed'}
    </span>
  )
}

function WhyNot({ permission: { allowed, why_not, roles } }: { permission: Permission }) {
  if (!why_not) return null
  return (
    <span>
      {why_not}
      {!allowed && roles.length > 0 && (
        <span className="row-note">
          {`For: ${listed(roles.map((role) => `${codeWithin(role)}s`))}.`}
        </span>
      )}
    </span>
  )
}
