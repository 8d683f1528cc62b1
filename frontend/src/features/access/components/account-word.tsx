import type { Invitation, Membership, User } from '@/api/types'
import { StateWord } from '@/shared/ui/state-word'

export function AccountWord({ status }: { status: User['status'] }) {
  return status === 'active' ? (
    <StateWord shape="tick" tone="applied">
      Active
    </StateWord>
  ) : (
    <StateWord shape="bars" tone="waiting">
      Disabled
    </StateWord>
  )
}

export function MembershipWord({ status }: { status: Membership['status'] }) {
  if (status === 'holds') {
    return (
      <StateWord shape="tick" tone="applied">
        Holds
      </StateWord>
    )
  }
  return status === 'not_yet' ? (
    <StateWord shape="ring" tone="planned">
      Not yet
    </StateWord>
  ) : (
    <StateWord shape="bars" tone="waiting">
      Ended
    </StateWord>
  )
}

export function InvitationWord({ status }: { status: Invitation['status'] }) {
  switch (status) {
    case 'open':
      return (
        <StateWord shape="ring" tone="planned">
          Open
        </StateWord>
      )
    case 'accepted':
      return (
        <StateWord shape="tick" tone="applied">
          Taken up
        </StateWord>
      )
    case 'revoked':
      return (
        <StateWord shape="cross" tone="waiting">
          Revoked
        </StateWord>
      )
    case 'expired':
      return (
        <StateWord shape="bars" tone="waiting">
          Expired
        </StateWord>
      )
  }
}
