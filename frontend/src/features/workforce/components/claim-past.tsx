import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatInstant } from '@/shared/format/date'
import { formatPounds } from '@/shared/format/money'
import { usePermission } from '@/shared/permission'
import { meQuery } from '@/shared/session'
import { Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { beginsBefore, type SavedAt, stepsOf } from '../claim-steps'
import { formatWte } from '../money-words'
import { claimAuditQuery, claimFeedQuery } from '../queries/claim-past'
import type { Claim } from '../queries/money'

/** What an adjusted claim was before: who recorded it, who approved it, and what the board made of it. */
export function ClaimPast({ claim }: { claim: Claim }) {
  const audits = usePermission('audit_events.list') === true
  const follows = usePermission('changes.list') === true
  const [asked, setAsked] = useState(false)
  const audit = useQuery({ ...claimAuditQuery(claim), enabled: audits })
  const feed = useQuery({ ...claimFeedQuery(claim), enabled: !audits && follows && asked })
  return (
    <Section title="What it was before">
      {audits ? (
        <Resource query={audit} part>
          {(saves) => <Steps saves={saves} claim={claim} />}
        </Resource>
      ) : !follows ? (
        <p className="small">
          What was claimed before the board adjusted it is in the audit. The board’s leads and the
          programme team can look it up here.
        </p>
      ) : asked ? (
        <Resource query={feed} part>
          {(saves) => <Steps saves={saves} claim={claim} />}
        </Resource>
      ) : (
        <p>
          <button type="button" className="link-button" onClick={() => setAsked(true)}>
            Show what was recorded, approved and adjusted
          </button>
        </p>
      )}
    </Section>
  )
}

function Steps({ saves, claim }: { saves: readonly SavedAt[]; claim: Claim }) {
  const { data: me } = useQuery(meQuery)
  const steps = stepsOf(saves, me?.id)
  if (!beginsBefore(steps)) {
    return (
      <p className="small">
        It came here as it is, adjusted already: what was claimed before is not on record.
      </p>
    )
  }
  return (
    <table className="table table--stack table--lead">
      <caption className="hidden">The claim as it was saved, the first time first</caption>
      <thead>
        <tr>
          <th scope="col">What was done</th>
          <th scope="col" className="number">
            WTE
          </th>
          <th scope="col" className="number">
            Amount
          </th>
          <th scope="col">By</th>
          <th scope="col">When</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.at}>
            <th scope="row">
              {step.what}
              {step.what === 'Adjusted' && step === steps.at(-1) && (
                <span className="row-note">{claim.adjustment_reason}</span>
              )}
            </th>
            <td className="number" data-label="WTE">
              {formatWte(step.wte)}
            </td>
            <td className="number" data-label="Amount">
              {formatPounds(step.amount_pence)}
            </td>
            <td data-label="By">{step.who}</td>
            <td data-label="When">{formatInstant(step.at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
