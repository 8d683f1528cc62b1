import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { AT_HOME } from '@/shared/at-home'
import { placesOf } from '@/shared/reach'
import { meQuery } from '@/shared/session'
import { Needs } from '@/shared/ui/needs'
import { PageHeader } from '@/shared/ui/page'
import { BeginTodo } from '../assessment/components/begin'
import { BoardHome } from './board-home'
import { PcnHome } from './pcn-home'

export function HomeScreen() {
  return (
    <Needs do="embedding.read">
      <Home />
    </Needs>
  )
}

/** What changed, what is due, and what to do next, in the places that are the reader's own. */
function Home() {
  const { data: me } = useQuery(meQuery)
  if (!me) return null
  const places = placesOf(me.grants, new Set(AT_HOME)).filter(({ kind }) => kind !== 'region')
  if (places.length === 0) return <Navigate to="/" replace />
  // The assessments of all of them are said once: beside the only one, or before the first of several.
  const several = places.filter(({ kind }) => kind === 'pcn').length > 1
  return (
    <>
      <PageHeader title="Home" identity="What changed, what is due and what to do next" />
      {several && <BeginTodo brief />}
      {places.map(({ kind, code, name }) =>
        kind === 'icb' ? (
          <BoardHome key={code} code={code} name={name} />
        ) : (
          <PcnHome
            key={code}
            code={code}
            name={name}
            aside={several ? null : <BeginTodo brief />}
          />
        ),
      )}
    </>
  )
}
