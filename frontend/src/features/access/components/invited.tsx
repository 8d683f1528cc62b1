import { Link } from '@tanstack/react-router'
import type { InvitationMade } from '@/api/types'
import { codeWithin } from '@/shared/format/code-words'
import { formatInstant } from '@/shared/format/date'
import { Lede, PageHeader } from '@/shared/ui/page'
import { ShownOnce } from '@/shared/ui/shown-once'
import { scopeWords } from '../scope-words'
import { PeopleCrumbs } from './crumbs'

/** The link of an invitation just made, which no page shows again. */
export function Invited({
  invitation,
  another,
}: {
  invitation: InvitationMade
  another: () => void
}) {
  const link = new URL(invitation.link, globalThis.location.origin).href
  return (
    <>
      <PageHeader
        title={`${invitation.name} is invited`}
        identity={invitation.email}
        breadcrumb={<PeopleCrumbs below />}
      />
      <Lede>
        As <b>{codeWithin(invitation.role)}</b> for {scopeWords(invitation)}, from the moment the
        invitation is taken up.
      </Lede>
      <div className="section prose">
        <ShownOnce title="Send this link" secret={link} label="the link">
          <p>
            <b>It is shown only now.</b> It works once, until {formatInstant(invitation.expires_at)}
            . Whoever has it can take the role, so send it to nobody else. If it is lost, revoke the
            invitation and make another.
          </p>
        </ShownOnce>
      </div>
      <div className="button-row lead-in">
        <button type="button" className="button button--quiet" onClick={another}>
          Invite someone else
        </button>
        <Link to="/people/invitations">All invitations</Link>
      </div>
    </>
  )
}
