import { useQuery } from '@tanstack/react-query'
import type { Import } from '@/api/types'
import { fileAddress, kindsQuery } from '../queries'

/** The rows that were left out as a file of their own, to be mended there and sent again. */
export function LeftOutRows({ plan }: { plan: Import }) {
  const { data: kinds = [] } = useQuery(kindsQuery)
  const keeps = kinds.some(({ name, keeps_rows }) => name === plan.kind && keeps_rows)
  if (!keeps || plan.left_out === 0) return null
  return (
    <a href={fileAddress(`/${plan.id}/left_out_rows`)} download>
      Rows left out, to mend
    </a>
  )
}
