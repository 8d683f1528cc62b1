import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api } from '@/api/client'
import { usePermission } from '@/shared/permission'
import { Refusal, useRequestKey } from '@/shared/ui/form'
import { Todo } from '@/shared/ui/page'
import { CAMPAIGNS, type FoundCampaign } from '../queries'
import { CampaignWord } from './pieces'

const STEPS = {
  close: '/api/v1/assessment_campaigns/{id}/close',
  reopen: '/api/v1/assessment_campaigns/{id}/reopen',
} as const

interface StepsProps {
  found: FoundCampaign
  done: (says: string) => void
}

/** What the board does with its campaign as it stands. */
export function CampaignSteps({ found, done }: StepsProps) {
  const may = usePermission('assessment_campaigns.close') === true
  const { id, status } = found.record
  if (!may) return null
  if (status === 'closed') {
    return (
      <Todo title="Closed">
        <p className="small">What networks begin from now on does not count for it.</p>
        <Step
          key="reopen"
          found={found}
          step="reopen"
          label="Reopen"
          says="Networks are asked again, and it is overdue where the day it was due is over."
          done={() => done('The campaign is open again.')}
        />
      </Todo>
    )
  }
  return (
    <Todo title="Change or close it">
      <p className="table-note">
        <Link to="/embedding/campaigns/$id/edit" params={{ id }}>
          Change the title, the note or the day it is due
        </Link>
      </p>
      <Step
        key="close"
        found={found}
        step="close"
        label="Close"
        says="Networks are not asked any more, and what they begin from tomorrow on does not count. You can reopen it."
        done={() => done('The campaign is closed.')}
      />
    </Todo>
  )
}

interface StepProps {
  found: FoundCampaign
  step: keyof typeof STEPS
  label: string
  /** What it does, said before it is done. */
  says: string
  done: () => void
}

/** A step that says what it does before it is taken. */
function Step({ found, step, label, says, done }: StepProps) {
  const queryClient = useQueryClient()
  const keyOf = useRequestKey()
  const [asking, setAsking] = useState(false)
  const { id, status } = found.record
  const sent = useMutation({
    mutationFn: () => {
      const header = { 'If-Match': found.etag, 'Idempotency-Key': keyOf(step, id, found.etag) }
      return answer(api.POST(STEPS[step], { params: { path: { id }, header } }))
    },
    onSuccess: async () => {
      done()
      await queryClient.invalidateQueries({ queryKey: CAMPAIGNS })
    },
  })
  if (!asking) {
    return (
      <p className="table-note">
        <button type="button" className="button button--quiet" onClick={() => setAsking(true)}>
          {label}
        </button>
      </p>
    )
  }
  return (
    <div className="confirm">
      <Refusal of={sent} now={<CampaignWord status={status} />} />
      <p className="small">{says}</p>
      <div className="button-row table-note">
        <button
          type="button"
          className="button"
          // biome-ignore lint/a11y/noAutofocus: what was pressed has made way for it
          autoFocus
          aria-disabled={sent.isPending}
          onClick={() => sent.isPending || sent.mutate()}
        >
          {sent.isPending ? 'Sending…' : `Yes, ${label.toLowerCase()}`}
        </button>
        <button type="button" className="link-button" onClick={() => setAsking(false)}>
          Not now
        </button>
      </div>
    </div>
  )
}
