import { formatPounds } from '@/shared/format/money'
import { SelectField, TextField } from '@/shared/ui/field'
import type { Faults } from '@/shared/ui/form'
import { formatWte, monthWords, ROLES, roleWords } from '../money-words'
import type { Claim } from '../queries/money'
import { useMonths } from './claim-filters'

interface ClaimFieldsProps {
  /** What a claim says already. */
  claim?: Claim
  faults: Faults
}

/** Which month a claim is for, and which role. */
export function ClaimedFor({
  month,
  role,
  faults,
}: {
  month?: string
  role?: string
  faults: Faults
}) {
  const months = useMonths(month)
  return (
    <>
      <SelectField
        id="month"
        label="Month"
        key={months.length}
        defaultValue={month ?? months[1] ?? ''}
        error={faults.month}
      >
        {months.map((one) => (
          <option value={one} key={one}>
            {monthWords(one)}
          </option>
        ))}
      </SelectField>
      <SelectField
        id="role_type"
        label="Role"
        defaultValue={role ?? 'splw'}
        error={faults.role_type}
      >
        {ROLES.map((one) => (
          <option value={one} key={one}>
            {roleWords(one)}
          </option>
        ))}
      </SelectField>
    </>
  )
}

/** What is claimed. */
export function Claimed({ claim, faults }: ClaimFieldsProps) {
  return (
    <>
      <TextField
        id="wte"
        label="WTE claimed for"
        hint="1 is one whole-time post."
        inputMode="decimal"
        {...(claim && { defaultValue: formatWte(claim.wte) })}
        error={faults.wte}
      />
      <TextField
        id="amount_pence"
        label="Amount, in pounds"
        hint="Such as 6,023.85."
        inputMode="decimal"
        {...(claim && { defaultValue: formatPounds(claim.amount_pence).slice(1) })}
        error={faults.amount_pence}
      />
    </>
  )
}
