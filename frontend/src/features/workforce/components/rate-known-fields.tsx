import { SelectField, TextField } from '@/shared/ui/field'
import type { Faults } from '@/shared/ui/form'
import type { RateCard } from '../queries/money'

export const KNOWN = ['status', 'is_verified', 'source', 'source_url'] as const

type Known = Pick<RateCard, 'status' | 'is_verified' | 'source' | 'source_url'>

interface RateKnownFieldsProps {
  faults: Faults
  known?: Known
}

/** How well a rate is known, and where it is written. */
export function RateKnownFields({ faults, known }: RateKnownFieldsProps) {
  return (
    <>
      <SelectField
        id="status"
        label="Status"
        hint="Provisional is expected or inferred; confirmed is set by a published document."
        error={faults.status}
        defaultValue={known?.status ?? 'provisional'}
      >
        <option value="provisional">Provisional</option>
        <option value="confirmed">Confirmed</option>
      </SelectField>
      <TextField
        id="source"
        label="Source"
        hint="The document that sets it: “Network Contract DES 2026/27”."
        error={faults.source}
        defaultValue={known?.source ?? ''}
      />
      <TextField
        id="source_url"
        label="Address of the source, if it is published"
        hint="With https:// at its beginning."
        inputMode="url"
        spellCheck={false}
        error={faults.source_url}
        defaultValue={known?.source_url ?? ''}
      />
      <div className="field tick">
        <input
          type="checkbox"
          id="is_verified"
          name="is_verified"
          value="true"
          defaultChecked={known?.is_verified ?? false}
        />
        <label htmlFor="is_verified">I have compared it with the document that sets it</label>
      </div>
    </>
  )
}

/** What the fields say, and what is wrong with it as far as the page can tell. */
export function readKnown(typed: Record<string, string>) {
  const source = typed.source?.trim() ?? ''
  return {
    found: { source: source ? undefined : 'Say which document sets it.' },
    known: {
      status: (typed.status ?? 'provisional') as 'provisional' | 'confirmed',
      is_verified: typed.is_verified === 'true',
      source,
      source_url: typed.source_url?.trim() ?? '',
    },
  }
}
