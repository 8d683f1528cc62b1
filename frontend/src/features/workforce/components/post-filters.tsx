import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate, isDate } from '@/shared/format/date'
import { dateFault, parseDate } from '@/shared/format/parse-date'
import { SelectField, TextField } from '@/shared/ui/field'
import type { Choice } from '../post-choices'
import type { PostSearch } from '../queries/posts'
import { ROLES, STATUSES } from '../words'

interface PostFiltersProps {
  search: PostSearch
  /** What there is to choose from; one alone is no choice. */
  boards: readonly Choice[]
  networks: readonly Choice[]
}

/** Every post that is counted as vacant: those that had somebody, and those people are still looked for. */
const NOBODY = 'nobody'

/** Asks only when pressed, so that a keyboard can pass through without moving the list. */
export function PostFilters({ search, boards, networks }: PostFiltersProps) {
  const navigate = useNavigate()
  const { today } = useAsOf()
  const [wrong, setWrong] = useState<{ ends?: string | undefined; left?: string | undefined }>({})

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const ends = dayTyped(typed.contract_ends_before, today)
    const left = dayTyped(typed.left_since, today)
    setWrong({ ends: ends.fault, left: left.fault })
    if (ends.fault || left.fault) return
    void navigate({
      to: '/posts',
      search: (old) => ({
        as_of: old.as_of,
        sort: old.sort,
        pcn: typed.pcn,
        icb: typed.icb,
        role_type: typed.role_type,
        status: typed.status === NOBODY ? undefined : typed.status,
        is_vacant: typed.status === NOBODY ? 'true' : undefined,
        contract_ends_before: ends.day,
        supervision: typed.supervision,
        training: typed.training,
        left_since: left.day,
      }),
      resetScroll: false,
    })
  }

  return (
    <form className="filters" onSubmit={submit} noValidate key={JSON.stringify(search)}>
      <ChoiceField id="icb" label="Board" none="Any board" of={boards} chosen={search.icb} />
      <ChoiceField id="pcn" label="PCN" none="Any PCN" of={networks} chosen={search.pcn} />
      <SelectField id="role_type" label="Role" small defaultValue={search.role_type ?? ''}>
        <option value="">Any role</option>
        <Options of={ROLES} />
      </SelectField>
      <SelectField
        id="status"
        label="Status"
        small
        defaultValue={search.is_vacant === 'true' ? NOBODY : (search.status ?? '')}
      >
        <option value="">{search.left_since ? 'Any, closed ones too' : 'All but closed'}</option>
        <option value={NOBODY}>Nobody in it, vacant or recruiting</option>
        <Options of={STATUSES} />
      </SelectField>
      <TextField
        id="contract_ends_before"
        label="Contract’s last day before"
        small
        placeholder="31 March 2027"
        defaultValue={dayWords(search.contract_ends_before)}
        error={wrong.ends}
      />
      <SelectField
        id="supervision"
        label="Supervision"
        small
        defaultValue={search.supervision ?? ''}
      >
        <option value="">Held or not</option>
        <option value="due_not_held">Not held every month it was due</option>
      </SelectField>
      <SelectField id="training" label="Training" small defaultValue={search.training ?? ''}>
        <option value="">Complete or not</option>
        <option value="missing">Required training missing</option>
      </SelectField>
      <TextField
        id="left_since"
        label="Somebody left since"
        small
        placeholder="1 April 2026"
        defaultValue={dayWords(search.left_since)}
        error={wrong.left}
      />
      <button type="submit" className="button button--quiet">
        Update
      </button>
    </form>
  )
}

/** A day as it was typed, or what is wrong with it; neither where nothing was. */
function dayTyped(typed = '', today: string | undefined): { day?: string; fault?: string } {
  const text = typed.trim()
  if (!text) return {}
  const day = parseDate(text, today)
  return day ? { day } : { fault: dateFault(text) }
}

/** What is no day, the server refuses in words, and stays to be put right. */
function dayWords(day: string | undefined): string {
  return day && isDate(day) ? formatDate(day) : (day ?? '')
}

export function Options({ of }: { of: Readonly<Record<string, string>> }) {
  return Object.entries(of).map(([code, words]) => (
    <option value={code} key={code}>
      {words}
    </option>
  ))
}

interface ChoiceFieldProps {
  id: string
  label: string
  none: string
  of: readonly Choice[]
  chosen: string | undefined
}

function ChoiceField({ id, label, none, of, chosen }: ChoiceFieldProps) {
  if (of.length < 2 && !chosen) return null
  return (
    <SelectField id={id} label={label} small defaultValue={chosen ?? ''}>
      <option value="">{none}</option>
      {chosen && !of.some(({ code }) => code === chosen) && <option>{chosen}</option>}
      {of.map(({ code, name }) => (
        <option value={code} key={code}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
