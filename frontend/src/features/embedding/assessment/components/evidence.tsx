import { useState } from 'react'
import { Field, TextField } from '@/shared/ui/field'
import { keyOf } from '../model'
import type { Rating } from '../queries'

interface EvidenceProps {
  rating: Rating
  error: string | undefined
  onChange: (rating: Rating) => void
}

/** What shows the level, in words or as a link; out of the way until there is something. */
export function Evidence({ rating, error, onChange }: EvidenceProps) {
  const [open, setOpen] = useState(Boolean(rating.evidence || rating.evidence_url))
  const key = keyOf(rating)
  const of = <span className="hidden"> of {key.replace('-', ' ')}</span>
  return (
    <details open={open || Boolean(error)} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Evidence{of}</summary>
      <Field id={`${key}-evidence`} label={<>What shows it{of}</>} hint="Name no resident.">
        {(described) => (
          <textarea
            className="input input--lines"
            rows={3}
            maxLength={2000}
            value={rating.evidence ?? ''}
            onChange={(event) => onChange({ ...rating, evidence: event.target.value || null })}
            {...described}
          />
        )}
      </Field>
      <TextField
        id={`${key}-evidence_url`}
        label={<>Link to it{of}</>}
        hint="It begins with https://"
        type="url"
        maxLength={500}
        value={rating.evidence_url ?? ''}
        onChange={(event) => onChange({ ...rating, evidence_url: event.target.value || null })}
        error={error}
      />
    </details>
  )
}
