import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '@/api/client'
import type { Reset } from '@/api/types'
import { capital, counted, listed } from '@/shared/format/words'
import { usePermission } from '@/shared/permission'
import { aboutQuery } from '@/shared/session'
import { DeveloperTabs } from '@/shared/ui/developer-tabs'
import { Done } from '@/shared/ui/done'
import { Refusal, useRequestKey } from '@/shared/ui/form'
import { Lede, PageHeader, Section, Todo } from '@/shared/ui/page'

export function SandboxScreen() {
  const { data: about } = useQuery(aboutQuery)
  return (
    <>
      <PageHeader
        title="Sandbox"
        identity="Try every request out, writes too"
        breadcrumb={
          <li>
            <Link to="/developers">Developers</Link>
          </li>
        }
      />
      {about?.is_demo ? <Sandbox /> : <Elsewhere />}
    </>
  )
}

function Elsewhere() {
  return (
    <>
      <Lede>
        This installation holds <b>what is real</b>: it is no place to try things out.
      </Lede>
      <div className="prose section">
        <p>
          Start Trellis on your own machine: it begins with an invented London, and everything in it
          may be changed. Here, send <code>dry_run=true</code> with any write: it answers what would
          happen, and changes nothing.
        </p>
      </div>
    </>
  )
}

function Sandbox() {
  const may = usePermission('sandbox.reset')
  const makes = usePermission('api_clients.create')
  const imports = usePermission('imports.create')
  return (
    <>
      <Lede>
        This is a demonstration: <b>change whatever you like</b>. It can be set back to its
        beginning at any time.
      </Lede>
      <DeveloperTabs />
      <div className="columns columns--todo-first">
        {may ? (
          <Todo title="Set it back">
            <SetBack />
          </Todo>
        ) : (
          <Section title="Set it back" className="aside-block">
            <p className="small">
              Only a programme admin can set it back.{' '}
              <Link to="/sign-in" search={{ return_to: '/docs/sandbox' }}>
                Sign in as one
              </Link>
              : the demonstration has one.
            </p>
          </Section>
        )}
        <div className="prose section">
          <p>What to try:</p>
          <ul>
            <li>
              Make an {makes ? <Link to="/api-clients/new">API client</Link> : 'API client'}, and
              follow its first requests.
            </li>
            <li>
              Change what a board is called with <code>PATCH /api/v1/icbs/QMF</code>, first with{' '}
              <code>dry_run=true</code>. Send an old ETag, and see what 412 says.
            </li>
            <li>
              Send the same request twice with one <code>Idempotency-Key</code>: it has one effect.
            </li>
            <li>
              {imports ? <Link to="/imports/new">Import a file</Link> : 'Import a file'}, apply it,
              and undo it.
            </li>
          </ul>
          <p>Everything is written to the audit, setting back included: nothing of it is erased.</p>
        </div>
      </div>
    </>
  )
}

function SetBack() {
  const queryClient = useQueryClient()
  const keyOf = useRequestKey()
  const reset = useMutation({
    mutationFn: async (at: number) => {
      const header = { 'Idempotency-Key': keyOf(at) }
      return (await answer(api.POST('/api/v1/sandbox/reset', { params: { header } }))).data
    },
    onSuccess: () => void queryClient.invalidateQueries(),
  })
  return (
    <>
      <p className="small">
        Undoes every import and correction, renames boards as they were, sets posts, claims, rates
        and figures back, and takes back what was given to people and programs by hand. It takes up
        to a minute.
      </p>
      <Refusal of={reset} />
      {reset.data && <Done at={reset.submittedAt}>{told(reset.data)}</Done>}
      <button
        type="button"
        className="button"
        aria-disabled={reset.isPending}
        onClick={() => reset.isPending || reset.mutate(Date.now())}
      >
        {reset.isPending ? 'Setting back…' : 'Set it back to its beginning'}
      </button>
    </>
  )
}

/** What was set back, as the server counts it, and what became of it. */
const TAKEN_BACK: Record<keyof Reset, [one: string, became: string]> = {
  corrections_taken_back: ['correction', 'taken back'],
  imports_undone: ['import', 'undone'],
  imports_discarded: ['plan', 'discarded'],
  boards_renamed: ['board', 'renamed'],
  workforces_restored: ['workforce', 'set back'],
  rates_restored: ['rate', 'set back'],
  assessments_restored: ['network’s assessments', 'set back'],
  campaigns_restored: ['campaign', 'set back'],
  clients_revoked: ['API client', 'revoked'],
  invitations_revoked: ['invitation', 'revoked'],
  people_disabled: ['account', 'disabled'],
  people_restored: ['account', 'restored'],
  roles_ended: ['role', 'ended'],
  roles_given_again: ['role', 'given again'],
}

/** “One board renamed and two invitations revoked.” */
function told(done: Reset): string {
  const parts = Object.entries(TAKEN_BACK).flatMap(([what, [one, became]]) => {
    const count = done[what as keyof Reset]
    return count > 0 ? [`${counted(count, one)} ${became}`] : []
  })
  return parts.length > 0 ? `${capital(listed(parts))}.` : 'It was at its beginning already.'
}
