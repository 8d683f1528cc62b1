import { useQuery } from '@tanstack/react-query'
import { listed } from '@/shared/format/words'
import { permissionsQuery } from '@/shared/permission'
import { meQuery } from '@/shared/session'
import { FieldError } from '@/shared/ui/field'
import { Resource } from '@/shared/ui/states'
import { permissionMeaning } from '../client-permissions'
import { clientPermissionsQuery } from '../code-queries'
import { mayLend } from '../givable-permissions'

interface PermissionTicksProps {
  chosen: readonly string[]
  error: string | undefined
  onChosen: (chosen: string[]) => void
}

/** What a program can be given, each with what it lets it do. */
export function PermissionTicks({ chosen, error, onChosen }: PermissionTicksProps) {
  const query = useQuery(clientPermissionsQuery)
  const { data: me } = useQuery(meQuery)
  const { data: allowed = [] } = useQuery(permissionsQuery)
  const offered = (code: string) =>
    chosen.includes(code) || mayLend(code, allowed, me?.grants ?? [])
  return (
    <fieldset
      className={error ? 'field field--wrong' : 'field'}
      id="permissions"
      tabIndex={-1}
      aria-describedby={error ? 'permissions-error' : undefined}
    >
      <legend className="label">What it may do</legend>
      <p className="hint">Give it what it needs and no more; more can be given later.</p>
      <FieldError id="permissions" error={error} />
      <Resource query={query} part>
        {(codes) => (
          <>
            {codes
              .filter(({ code }) => offered(code))
              .map(({ code, meaning }) => (
                <div className="tick" key={code}>
                  <input
                    type="checkbox"
                    id={`permission-${code}`}
                    checked={chosen.includes(code)}
                    aria-describedby={`permission-${code}-hint`}
                    onChange={(event) =>
                      onChosen(
                        event.target.checked
                          ? [...chosen, code]
                          : chosen.filter((one) => one !== code),
                      )
                    }
                  />
                  <label htmlFor={`permission-${code}`}>
                    <code>{code}</code>
                  </label>
                  <p className="hint" id={`permission-${code}-hint`}>
                    {permissionMeaning(code, meaning)}
                  </p>
                </div>
              ))}
            <NotOffered codes={codes.map(({ code }) => code).filter((code) => !offered(code))} />
          </>
        )}
      </Resource>
    </fieldset>
  )
}

/** Why something that is known elsewhere is not among the ticks. */
function NotOffered({ codes }: { codes: readonly string[] }) {
  if (codes.length === 0) return null
  return (
    <p className="hint table-note">
      Not offered, because your own roles do not let you do it: {listed([...codes])}.
    </p>
  )
}
