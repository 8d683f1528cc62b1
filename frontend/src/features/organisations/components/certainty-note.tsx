import type { Certainty } from '@/api/types'

const EXPLAINED: Partial<Record<Certainty, string>> = {
  known_by: 'By a day: a file shows that it held then; the day it began is not known.',
  carried_back:
    'Carried back: a later file says so, and nothing earlier says otherwise. The day is the first it could be.',
}

/** Explains the certainties that are on the page, and no others. */
export function CertaintyNote({ certainties }: { certainties: readonly (Certainty | null)[] }) {
  const shown = (['known_by', 'carried_back'] as const).filter((c) => certainties.includes(c))
  if (shown.length === 0) return null
  return (
    <ul className="small secondary certainty-note">
      {shown.map((certainty) => (
        <li key={certainty}>{EXPLAINED[certainty]}</li>
      ))}
    </ul>
  )
}
