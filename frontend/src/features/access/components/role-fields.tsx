import { useQuery } from '@tanstack/react-query'
import type { GivableRole } from '@/api/types'
import { codeWords } from '@/shared/format/code-words'
import { meQuery } from '@/shared/session'
import { SelectField } from '@/shared/ui/field'
import type { Faults } from '@/shared/ui/form'
import { rolesQuery } from '../code-queries'
import { ownScope, type Scope } from '../own-scope'
import type { Role } from '../roles'
import { ScopePicker } from './scope-picker'

export interface Given {
  role: string
  scope: Scope | undefined
}

/** What a request says of a role and its scope. */
export function bodyOf({ role, scope }: Given) {
  return {
    role: role as Role,
    scope_kind: scope?.kind ?? 'region',
    scope_keys: scope?.chosen.map(({ key }) => key) ?? [],
  }
}

/** What can be told without asking. */
export function roleFaults({ role, scope }: Given): Faults {
  return {
    role: role ? undefined : 'Choose a role.',
    scope_keys: role && scope?.chosen.length === 0 ? 'Choose at least one.' : undefined,
  }
}

interface RoleFieldsProps {
  /** Those the caller may give. */
  roles: readonly GivableRole[]
  given: Given
  faults: Faults
  onGiven: (given: Given) => void
}

/** Which role, and for what. */
export function RoleFields({ roles, given, faults, onGiven }: RoleFieldsProps) {
  const { role, scope } = given
  const { data: meanings } = useQuery(rolesQuery)
  const { data: me } = useQuery(meQuery)
  const kindsOf = (name: string) => roles.find((one) => one.role === name)?.scope_kinds ?? []
  return (
    <>
      <SelectField
        id="role"
        label="Role"
        hint={meanings?.get(role) ?? 'What the person may do, within what you choose next.'}
        error={faults.role}
        value={role}
        onChange={(event) =>
          onGiven({
            role: event.target.value,
            scope: ownScope(kindsOf(event.target.value), me?.grants ?? []),
          })
        }
      >
        <option value="">Choose a role</option>
        {roles.map((one) => (
          <option value={one.role} key={one.role}>
            {codeWords(one.role)}
          </option>
        ))}
      </SelectField>
      {scope && (
        <ScopePicker
          kinds={kindsOf(role)}
          scope={scope}
          error={faults.scope_keys ?? faults.scope_kind}
          onScope={(next) => onGiven({ role, scope: next })}
        />
      )}
    </>
  )
}
