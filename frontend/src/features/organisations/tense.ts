export type Tense = 'past' | 'present' | 'future'

/** Where a day lies, seen from today. */
export function tenseOf(day: string, today: string): Tense {
  if (day === today) return 'present'
  return day < today ? 'past' : 'future'
}

/** The verb of a sentence about a day. What files say holds until something changes: of a day to come it is only expected. */
export function inTense(tense: Tense, past: string, present: string, expected: string): string {
  return { past, present, future: expected }[tense]
}
