import { useQuery } from '@tanstack/react-query'
import type { Icb } from '@/api/types'
import { addDays } from '@/shared/format/date'
import { regionQuery } from '../../london-queries'
import { agreement } from '../../london-words'
import { type ChangeDay, changeDays, pairsOf } from '../../successions'

/** Says whether the totals of both days of the last change agree, from the totals themselves. */
export function AgreementLine({ boards }: { boards: readonly Icb[] }) {
  const change = changeDays(pairsOf(boards)).at(-1)
  return change ? <Both change={change} /> : null
}

function Both({ change }: { change: ChangeDay }) {
  const before = useQuery(regionQuery(addDays(change.date, -1)))
  const after = useQuery(regionQuery(change.date))
  if (!before.data || !after.data) return null
  return <>{agreement(change, before.data, after.data)} </>
}
