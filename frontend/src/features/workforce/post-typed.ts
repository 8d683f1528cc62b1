import type { NewPost, PostChange, PostDetail } from '@/api/types'
import { addDays, formatDate, lastDay } from '@/shared/format/date'
import { dateFault, parseDate } from '@/shared/format/parse-date'
import type { Faults } from '@/shared/ui/form'
import { BANDS, CONTRACTS, called, EMPLOYERS, ENGAGEMENTS, PAY_ZONES } from './words'

/** What a post's form asks for, all of it text; days of ending as last days. */
export const FIELDS = [
  'reference',
  'recruiting_from',
  'wte_funded',
  'afc_band',
  'pay_zone',
  'contract',
  'contract_ends_on',
  'engagement',
  'employer_type',
  'employer_name',
  'base_practice_codes',
  'note',
] as const
export type PostField = (typeof FIELDS)[number]
export type TypedPost = Record<PostField, string>

/** Those that hold from a day on: what they were before stays on record. */
export const DATED: readonly PostField[] = [
  'wte_funded',
  'afc_band',
  'pay_zone',
  'contract',
  'contract_ends_on',
  'engagement',
  'employer_type',
  'employer_name',
]

export const LABELS: Record<PostField, string> = {
  reference: 'Reference',
  recruiting_from: 'People looked for since',
  wte_funded: 'WTE funded',
  afc_band: 'Agenda for Change band',
  pay_zone: 'Pay zone',
  contract: 'Contract',
  contract_ends_on: 'Contract’s last day',
  engagement: 'How the PCN has the work',
  employer_type: 'Whose staff they are',
  employer_name: 'Employer’s name',
  base_practice_codes: 'Practices it is based in',
  note: 'Note',
}

export const EMPTY: TypedPost = {
  reference: '',
  recruiting_from: '',
  wte_funded: '1',
  afc_band: '',
  pay_zone: '',
  contract: 'permanent',
  contract_ends_on: '',
  engagement: 'employed',
  employer_type: 'pcn',
  employer_name: '',
  base_practice_codes: '',
  note: '',
}

export function typedPost(post: PostDetail): TypedPost {
  return {
    reference: post.reference,
    recruiting_from: post.recruiting_from ? formatDate(post.recruiting_from) : '',
    wte_funded: String(post.wte_funded),
    afc_band: post.afc_band ?? '',
    pay_zone: post.pay_zone ?? '',
    contract: post.contract,
    contract_ends_on: post.contract_ends_on ? formatDate(lastDay(post.contract_ends_on)) : '',
    engagement: post.engagement,
    employer_type: post.employer_type,
    employer_name: post.employer_name,
    base_practice_codes: post.base_practice_codes.join(', '),
    note: post.note ?? '',
  }
}

/** What a field holds, in words. */
export function fieldWords(field: PostField, text: string): string {
  const words = {
    afc_band: BANDS,
    pay_zone: PAY_ZONES,
    contract: CONTRACTS,
    engagement: ENGAGEMENTS,
    employer_type: EMPLOYERS,
  }[field as string]
  return words ? called(words, text) : text || 'Nothing'
}

type Body = Pick<NewPost, PostField & keyof NewPost>

/** What a form knows of the post besides what is typed of its terms. */
export interface Around {
  today: string | undefined
  /** Its first day, as far as it can be read. */
  opened: string | undefined
  /** What its network is called: the employer of the network's own staff. */
  network: string
}

const LONGEST: Partial<Record<PostField, number>> = {
  reference: 40,
  employer_name: 200,
  note: 1000,
}

/** The form as the API takes it, and all that is wrong in it at once, as far as that can be told without asking. */
export function readPost(typed: TypedPost, { today, opened, network }: Around) {
  const faults: Faults = {}
  const day = (field: PostField): string | null => {
    if (!typed[field].trim()) return null
    const found = parseDate(typed[field], today)
    if (!found) faults[field] = dateFault(typed[field])
    return found ?? null
  }
  const needed = (field: PostField, fault: string) => {
    if (!typed[field].trim()) faults[field] = fault
    return typed[field].trim()
  }
  const last = typed.contract === 'fixed_term' ? day('contract_ends_on') : null
  if (typed.contract === 'fixed_term' && !typed.contract_ends_on.trim()) {
    faults.contract_ends_on = 'A fixed term has a last day. Write it like 31 March 2027.'
  }
  const body = {
    reference: needed('reference', 'Say what the PCN calls the post, such as SPLW-1.'),
    recruiting_from: day('recruiting_from'),
    wte_funded: readWte(typed.wte_funded) ?? 0,
    afc_band: (typed.afc_band || null) as Body['afc_band'] | null,
    pay_zone: (typed.pay_zone || null) as Body['pay_zone'] | null,
    contract: typed.contract as Body['contract'],
    contract_ends_on: last && addDays(last, 1),
    engagement: typed.engagement as Body['engagement'],
    employer_type: typed.employer_type as Body['employer_type'],
    employer_name:
      typed.employer_type === 'pcn' ? network : needed('employer_name', 'Say who the employer is.'),
    base_practice_codes: typed.base_practice_codes.toUpperCase().match(/[^\s,;]+/g) ?? [],
    note: typed.note.trim() || null,
  }
  if (!readWte(typed.wte_funded)) faults.wte_funded = WTE_FAULT
  if (opened && body.contract_ends_on && body.contract_ends_on <= opened) {
    faults.contract_ends_on = `The contract ends on ${formatDate(opened)} or later, which is the post’s first day.`
  }
  if (opened && body.recruiting_from && body.recruiting_from < opened) {
    faults.recruiting_from = `People are looked for from the post’s first day on, ${formatDate(opened)}, or later.`
  }
  for (const [field, longest] of Object.entries(LONGEST) as [PostField, number][]) {
    if (typed[field].trim().length > longest) {
      faults[field] = `This is longer than ${longest} characters. Shorten it.`
    }
  }
  return { body, faults }
}

/** The form as a new post takes it: what was left empty is left out. */
export function saidOf(body: ReturnType<typeof readPost>['body']) {
  const said = Object.entries(body).filter(([, value]) => value !== null)
  return Object.fromEntries(said) as unknown as Pick<NewPost, PostField>
}

const MOST_WTE = 10
export const WTE_FAULT = 'Write it in whole-time equivalents, such as 1 or 0.6, and at most 10.'

/** Whole-time equivalents as people write them: 1, 0.6 or 0,6. */
export function readWte(text: string): number | undefined {
  const typed = text.trim().replace(',', '.')
  const amount = /^\d*\.?\d{1,4}$/.test(typed) ? Number(typed) : 0
  return amount > 0 && amount <= MOST_WTE ? amount : undefined
}

/** What was changed, as the API takes it: what was not stays out, and so somebody else's change to it stands. */
export function changeOf(
  typed: TypedPost,
  before: TypedPost,
  body: ReturnType<typeof readPost>['body'],
) {
  const changed = FIELDS.filter((field) => typed[field] !== before[field])
  // Whether it ends by itself and when are one fact.
  if (changed.includes('contract') && !changed.includes('contract_ends_on')) {
    changed.push('contract_ends_on')
  }
  // The network's own staff are employed by the network, whoever they were employed by before.
  const becomesOwn = changed.includes('employer_type') && typed.employer_type === 'pcn'
  if (becomesOwn && !changed.includes('employer_name')) changed.push('employer_name')
  const change = Object.fromEntries(changed.map((field) => [field, body[field]])) as PostChange
  return { change, dated: changed.some((field) => DATED.includes(field)) }
}

/** One who was quicker: what they changed and this form did not is taken over; where both did, mine stays. */
export function rebased(mine: TypedPost, before: TypedPost, now: TypedPost) {
  const theirs = FIELDS.filter((field) => now[field] !== before[field])
  const typed = { ...mine }
  for (const field of theirs) if (mine[field] === before[field]) typed[field] = now[field]
  return { typed, theirs }
}
