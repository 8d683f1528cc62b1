import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { codeWithin } from '@/shared/format/code-words'
import { separators } from '@/shared/format/words'
import { meQuery } from '@/shared/session'
import { Lede } from '@/shared/ui/page'
import { scopeWords } from '../scope-words'

/** Who the caller is, by their roles. */
export function AccountLede() {
  const { data: me } = useQuery(meQuery)
  if (!me) return <Lede>{'\u00a0'}</Lede>
  const { grants } = me
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
