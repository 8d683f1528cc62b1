import type { ApiClient } from '@/api/types'
import { StateWord } from '@/shared/ui/state-word'

export function ClientWord({ status }: { status: ApiClient['status'] }) {
  if (status === 'active') {
    return (
      <StateWord shape="tick" tone="applied">
        Active
      </StateWord>
    )
  }
  return status === 'expired' ? (
    <StateWord shape="bars" tone="waiting">
      Expired
    </StateWord>
  ) : (
    <StateWord shape="cross" tone="waiting">
      Revoked
    </StateWord>
  )
}
