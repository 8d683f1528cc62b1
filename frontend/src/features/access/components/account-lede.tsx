import { useQueries, useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import type { Grant } from '@/api/types'
import { codeWithin } from '@/shared/format/code-words'
import { separators } from '@/shared/format/words'
import { meQuery } from '@/shared/session'
import { Lede } from '@/shared/ui/page'
import { scopeListQuery } from '../scope-queries'
import { scopeWords } from '../scope-words'

/** What the codes of a grant are called, where there are few of their kind; a network stands by its code. */
function useNamed(grants: readonly Grant[]) {
  const lists = useQueries({ queries: grants.map(({ scope_kind }) => scopeListQuery(scope_kind)) })
  return grants.map((grant, i) => ({
    ...grant,
    scope_names: grant.scope_keys.map(
      (code) => lists[i]?.data?.find(({ key }) => key === code)?.name ?? code,
    ),
  }))
}

/** Who the caller is, by their roles. */
export function AccountLede() {
  const { data: me } = useQuery(meQuery)
  const grants = useNamed(me?.grants ?? [])
  if (!me) return <Lede>{'\u00a0'}</Lede>
  const between = separators(grants.map((grant) => codeWithin(grant.role)))
  return (
    <Lede>
      You are <b>{me.name}</b>
      {grants.length > 0 ? ', ' : ', and nobody has given you a role yet'}
      {grants.map((grant, i) => (
        <Fragment key={`${grant.role} ${grant.scope_keys}`}>
          {between[i]}
          <b>{codeWithin(grant.role)}</b> for {scopeWords(grant)}
        </Fragment>
      ))}
      .
    </Lede>
  )
}
