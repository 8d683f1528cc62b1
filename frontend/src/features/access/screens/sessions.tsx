import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { Session } from '@/api/types'
import { formatInstant } from '@/shared/format/date'
import { counted } from '@/shared/format/words'
import { Done } from '@/shared/ui/done'
import { Refusal } from '@/shared/ui/form'
import { Lede, PageHeader } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { sessionsQuery } from '../account-queries'
import { isAlive } from '../alive'
import { AccountTabs } from '../components/account-tabs'
import { deviceWords } from '../user-agent'

const METHODS: Record<Session['method'], string> = {
  password: 'With a password',
  oidc: 'Elsewhere, by single sign-on',
  demo: 'As one of the demonstration',
}

export function SessionsScreen() {
  const query = useQuery(sessionsQuery)
  return <Resource query={query}>{(sessions) => <Sessions sessions={sessions} />}</Resource>
}

function Sessions({ sessions }: { sessions: readonly Session[] }) {
  const queryClient = useQueryClient()
  const end = useMutation({
    mutationFn: async (ids: string[]) => {
      for (const id of ids) {
        await answer(api.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id } } }))
      }
    },
    // Some may have ended before one was refused.
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
  const open = sessions.filter(isAlive)
  const elsewhere = open.filter(({ is_current }) => !is_current).map(({ id }) => id)
  const others = elsewhere.length
  return (
    <>
      <PageHeader title="Your account" tab="Your sessions" identity="Where you are signed in" />
      <Lede>
        You are signed in here{' '}
        {others === 0 ? (
          <b>and nowhere else</b>
        ) : (
          <>
            and in <b>{counted(others, 'other place')}</b>
          </>
        )}
        .
      </Lede>
      <AccountTabs />
      <Refusal of={end} />
      {end.isSuccess && (
        <Done at={end.submittedAt}>
          {end.variables.length === 1 ? 'Signed out there.' : 'Signed out everywhere else.'}
        </Done>
      )}
      <div className="section">
        <table className="table table--stack">
          <caption className="hidden">Your sessions</caption>
          <thead>
            <tr>
              <th scope="col">Where</th>
              <th scope="col">Signed in</th>
              <th scope="col">Last used</th>
              <th scope="col">
                <span className="hidden">Sign out</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {open.map((session) => (
              <tr key={session.id}>
                <th scope="row">
                  <b>{deviceWords(session.user_agent)}</b>
                  <span className="row-note">
                    {METHODS[session.method]}, from {session.address}
                  </span>
                </th>
                <td data-label="Signed in">{formatInstant(session.started_at)}</td>
                <td data-label="Last used">{formatInstant(session.used_at)}</td>
                <td>
                  {session.is_current ? (
                    <span className="secondary">This one</span>
                  ) : (
                    <button
                      type="button"
                      className="link-button"
                      aria-disabled={end.isPending}
                      onClick={() => end.isPending || end.mutate([session.id])}
                    >
                      Sign out there
                      <span className="hidden">: {deviceWords(session.user_agent)}</span>
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {others > 1 && (
          <p className="lead-in">
            <button
              type="button"
              className="button button--quiet"
              aria-disabled={end.isPending}
              onClick={() => end.isPending || end.mutate(elsewhere)}
            >
              {end.isPending ? 'Signing out…' : 'Sign out everywhere else'}
            </button>
          </p>
        )}
        <p className="small secondary table-note">
          A session ends after half an hour without use, and after twelve hours whatever happens.
        </p>
      </div>
    </>
  )
}
