import { useQuery } from '@tanstack/react-query'
import type { Permission } from '@/api/types'
import { codeWithin } from '@/shared/format/code-words'
import { formatNumber } from '@/shared/format/number'
import { capital, counted, listed } from '@/shared/format/words'
import { permissionsQuery } from '@/shared/permission'
import { Lede, PageHeader, PrintButton, Section } from '@/shared/ui/page'
import { StateWord } from '@/shared/ui/state-word'
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
              {formatNumber(query.data.filter(isSomebodys).length)}
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
          grouped(permissions.filter(isSomebodys)).map((group, i) => (
            <Group key={group.name} group={group} actions={i === 0 && <PrintButton />} />
          ))
        }
      </Resource>
    </>
  )
}

/** What nobody may, Trellis alone does: that is no news to anyone. */
function isSomebodys({ allowed, roles }: Permission): boolean {
  return allowed || roles.length > 0
}

interface GroupProps {
  group: PermissionGroup
  actions: React.ReactNode
}

/** What one may not do comes first, with the reason; the rest is folded away. */
function Group({ group: { name, permissions }, actions }: GroupProps) {
  const plain = permissions.filter(({ allowed, needs_step_up }) => allowed && !needs_step_up)
  const others = permissions.filter((one) => !plain.includes(one))
  return (
    <Section title={name} actions={actions}>
      {others.length > 0 && <Table name={`${name}: not allowed, or asked again`} of={others} />}
      {plain.length > 0 && (
        <details className="folded">
          <summary>{capital(counted(plain.length, 'thing'))} you may do</summary>
          <Table name={`${name}: allowed`} of={plain} />
        </details>
      )}
    </Section>
  )
}

function Table({ name, of: permissions }: { name: string; of: readonly Permission[] }) {
  return (
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
  )
}

function MayWord({ permission: { allowed, needs_step_up } }: { permission: Permission }) {
  if (allowed && !needs_step_up) {
    return (
      <StateWord shape="tick" tone="applied">
        Allowed
      </StateWord>
    )
  }
  return (
    <StateWord shape="ring" tone="waiting">
      {needs_step_up ? 'Asks again' : 'Not allowed'}
    </StateWord>
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
