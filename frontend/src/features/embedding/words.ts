type Words = Readonly<Record<string, string>>

/** The five levels of a criterion, the lowest first. */
export const LEVELS = ['Not started', 'Emerging', 'Developing', 'Established', 'Embedded'] as const

export function levelWords(level: number): string {
  return LEVELS[level] ?? String(level)
}

/** The roles, as the people in them are called together. */
export const ROLES: Words = {
  splw: 'Social prescribing link workers',
  cc: 'Care co-ordinators',
  hwbc: 'Health and wellbeing coaches',
}

/** What an assessment comes to, and what is said where there is none to go by. */
const EMBEDDING_STATUSES: Words = {
  embedded: 'Embedded',
  established: 'Established',
  developing: 'Developing',
  emerging: 'Emerging',
  not_started: 'Not started',
  insufficient_evidence: 'Too little assessed',
  unknown: 'Unknown',
  not_assessed: 'Not assessed',
  not_deployed: 'Not deployed',
}

/** Whose view an assessment is. A moderated one is agreed with the network once it is published. */
export const KINDS: Words = {
  self: 'The network’s own view',
  peer: 'Worked out with another network',
  moderated: 'The board’s view',
}

/** The same within a sentence, or beside a name. */
const KINDS_WITHIN: Words = {
  self: 'the network’s own view',
  peer: 'worked out with another network',
  moderated: 'the board’s view',
}

/** Beside a network: said where it is another's than the network's own. */
export function viewNote(kind: string): string {
  return kind === 'self' ? '' : ` · ${viewWords(kind)}`
}

export function viewWords(kind: string): string {
  return called(KINDS_WITHIN, kind)
}

/** A code that is new here stands for itself. */
export function called(words: Words, code: string): string {
  return words[code] ?? code
}

export function embeddingWords(status: string): string {
  return called(EMBEDDING_STATUSES, status)
}

/** "Monthly supervision (D2)"; the code alone where nothing tells the name. */
export function criterionWords(code: string, name: string | null | undefined): string {
  return name ? `${name} (${code})` : code
}
