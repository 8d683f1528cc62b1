/** What the codes of the room are called. A code that is new here stands for itself. */
type Words = Readonly<Record<string, string>>

export const ROLES: Words = {
  splw: 'Social prescribing link worker',
  cc: 'Care co-ordinator',
  hwbc: 'Health and wellbeing coach',
}

/** For narrow columns. */
export const SHORT_ROLES: Words = {
  splw: 'Link worker',
  cc: 'Care co-ordinator',
  hwbc: 'Coach',
}

export const STATUSES: Words = {
  planned: 'Planned',
  recruiting: 'Recruiting',
  filled: 'Filled',
  vacant: 'Vacant',
  closed: 'Closed',
}

export const BANDS: Words = {
  '2': 'Band 2',
  '3': 'Band 3',
  '4': 'Band 4',
  '5': 'Band 5',
  '6': 'Band 6',
  '7': 'Band 7',
  '8a': 'Band 8a',
  '8b': 'Band 8b',
  other: 'Outside Agenda for Change',
}

export const PAY_ZONES: Words = {
  base: 'No London supplement',
  inner: 'Inner London',
  outer: 'Outer London',
}

export const CONTRACTS: Words = { permanent: 'Permanent', fixed_term: 'Fixed term' }

export const ENGAGEMENTS: Words = {
  employed: 'Employed',
  subcontracted: 'Subcontracted',
  seconded: 'Seconded',
}

export const EMPLOYERS: Words = {
  pcn: 'The PCN',
  practice: 'A practice',
  gp_federation: 'A federation of practices',
  vcse: 'A voluntary, community or social enterprise organisation',
  nhs_trust: 'An NHS trust',
  local_authority: 'A council',
  other: 'Somebody else',
}

export const PAYERS: Words = {
  arrs: 'Additional Roles Reimbursement Scheme',
  icb: 'Integrated care board',
  local_authority: 'Council',
  vcse: 'Voluntary, community or social enterprise organisation',
  pcn: 'The PCN itself',
  project_grant: 'Project grant',
  other: 'Somebody else',
}

export const LEAVING_REASONS: Words = {
  end_of_contract: 'The contract ended',
  other_role_in_network: 'Another role in the PCN',
  other_role_in_nhs: 'Another role in the NHS',
  other_employer: 'An employer outside the NHS',
  career_change: 'Another career',
  workload: 'The work was too much',
  lack_of_support: 'Too little support',
  pay: 'Pay',
  retirement: 'Retirement',
  personal: 'Reasons of their own',
  dismissal: 'Dismissal',
  not_known: 'Not known',
}

export const SUPERVISION_KINDS: Words = {
  clinic_practice: 'Clinic or practice supervision',
  clinical_professional: 'Clinical or professional supervision',
  educational: 'Educational supervision',
}

export const FREQUENCIES: Words = {
  daily: 'Every working day',
  weekly: 'Every week',
  fortnightly: 'Every two weeks',
  monthly: 'Every month',
  six_weekly: 'Every six weeks',
  quarterly: 'Every three months',
  when_needed: 'When asked for',
}

export const TRAINING_STATUSES: Words = {
  enrolled: 'Enrolled',
  completed: 'Completed',
  expired: 'Expired',
}

/** What is said after a save of what was saved already. */
export const NOTHING_DIFFERENT = 'Nothing was different, so nothing was changed.'

export function called(words: Words, code: string | null | undefined): string {
  return code ? (words[code] ?? code) : 'Not said'
}

/** "two social prescribing link workers": a role inside a sentence. */
export function roleWithin(code: string): string {
  return called(ROLES, code).toLowerCase()
}

/** 0.8, 1 or 12.5: whole-time equivalents as people write them. */
export function wte(amount: number): string {
  return amount.toLocaleString('en-GB', { maximumFractionDigits: 2 })
}

export function percent(share: number): string {
  return `${share.toLocaleString('en-GB', { maximumFractionDigits: 2 })}\u00a0%`
}
