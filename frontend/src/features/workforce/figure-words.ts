export const DIMENSIONS = ['source', 'ethnicity', 'deprivation'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** What referrals are told apart by, and the groups of each, in the order people read them in. */
export const GROUPS: Record<Dimension, readonly (readonly [code: string, words: string])[]> = {
  source: [
    ['gp_practice', 'GP practice'],
    ['self', 'Self-referral'],
    ['community_or_vcse', 'Community or voluntary sector'],
    ['hospital', 'Hospital'],
    ['social_care', 'Social care'],
    ['other', 'Other source'],
    ['unknown', 'Not known'],
  ],
  ethnicity: [
    ['asian', 'Asian or Asian British'],
    ['black', 'Black, Black British, Caribbean or African'],
    ['mixed', 'Mixed or multiple groups'],
    ['white', 'White'],
    ['other', 'Other ethnic group'],
    ['unknown', 'Not known'],
  ],
  deprivation: [
    ['fifth_1', 'Most deprived fifth'],
    ['fifth_2', 'Second most deprived'],
    ['fifth_3', 'Middle fifth'],
    ['fifth_4', 'Second least deprived'],
    ['fifth_5', 'Least deprived fifth'],
    ['unknown', 'Not known'],
  ],
}

export const DIMENSION_WORDS: Record<Dimension, string> = {
  source: 'source',
  ethnicity: 'ethnicity',
  deprivation: 'deprivation',
}

export const COUNTS = [
  'referrals',
  'declined',
  'first_contacts',
  'wait_days_median',
  'caseload',
  'contacts',
] as const
export type Count = (typeof COUNTS)[number]

interface CountWords {
  /** Above a column. */
  short: string
  label: string
  hint: string
}

export const COUNT_WORDS: Record<Count, CountWords> = {
  referrals: {
    short: 'Referrals',
    label: 'Referrals',
    hint: 'People referred in the month.',
  },
  declined: {
    short: 'Declined',
    label: 'Declined',
    hint: 'How many of those referred declined.',
  },
  first_contacts: {
    short: 'First contacts',
    label: 'First contacts',
    hint: 'People first contacted in the month.',
  },
  wait_days_median: {
    short: 'Wait, days',
    label: 'Wait to first contact, in days',
    hint: 'The middle wait of those first contacted.',
  },
  caseload: {
    short: 'Caseload',
    label: 'Caseload',
    hint: 'People being helped on the last day of the month.',
  },
  contacts: {
    short: 'Contacts',
    label: 'Contacts',
    hint: 'How many times anyone was seen or spoken to.',
  },
}
