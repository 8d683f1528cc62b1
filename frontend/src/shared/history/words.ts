import { capital } from '@/shared/format/words'

/** What an operation did, after the fact. Whatever is new here is called by its own name. */
const DONE: Record<string, string> = {
  'installation.begin': 'Trellis was set up',
  'installation.baseline': 'What stood before taken into the audit',
  'reference_data.load': 'Reference data loaded',
  'icbs.update': 'Board changed',
  'pcns.correct': 'Network corrected',
  'imports.create': 'File read into a plan',
  'imports.replan': 'Planned again',
  'imports.apply': 'Import applied',
  'imports.undo': 'Import undone',
  'imports.discard': 'Plan discarded',
  'sandbox.reset': 'Sandbox set back',
  'users.first': 'First administrator made',
  'users.update': 'Account changed',
  'users.reset_sign_in': 'New password given for a lost one',
  'sessions.lock': 'Account locked after wrong passwords',
  'me.update': 'Own account changed',
  'me.secure': 'Own sign-in changed',
  'identities.create': 'Signed in elsewhere for the first time',
  'memberships.create': 'Role given',
  'memberships.end': 'Role ended',
  'invitations.create': 'Invited',
  'invitations.revoke': 'Invitation revoked',
  'invitations.take': 'Invitation taken up',
  'invitations.forget': 'Whom invitations of long ago were for, forgotten',
  'post_holders.forget': 'Who was in posts long ago, forgotten',
  'sessions.create': 'Signed in',
  'sessions.step_up': 'Shown once more who it is',
  'sessions.end': 'Signed out',
  'sessions.forget': 'Where sessions of long ago were, forgotten',
  'api_clients.create': 'API client made',
  'api_clients.update': 'API client changed',
  'api_clients.rotate': 'Secret made or ended',
  'api_clients.revoke': 'API client revoked',
  'api_clients.take_over': 'API client taken over',
  'role_types.update': 'Role changed',
  'posts.create': 'Post made',
  'posts.update': 'Post changed',
  'posts.close': 'Post closed',
  'posts.reopen': 'Post opened again',
  'assignments.create': 'Somebody put in a post',
  'assignments.update': 'Changed who is in a post',
  'supervision.create': 'Supervision agreed',
  'supervision.end': 'Supervision agreed ended',
  'supervision.hold': 'Supervision written down',
  'supervision.withdraw': 'Supervision taken back',
  'training.create': 'Training written down',
  'training.update': 'Training record changed',
  'training.withdraw': 'Training taken back',
  'rate_cards.create': 'Rate card made',
  'rate_cards.update': 'Rate card changed',
  'entitlement_rates.create': 'Entitlement rate made',
  'entitlement_rates.update': 'Entitlement rate changed',
  'pcn_populations.update': 'Population of a network changed',
  'arrs_claims.create': 'Claim made',
  'arrs_claims.update': 'Claim put right',
  'arrs_claims.approve': 'Claim approved',
  'arrs_claims.adjust': 'Claim adjusted',
  'embedding_frameworks.create': 'Draft of a framework made',
  'embedding_frameworks.update': 'Draft of a framework changed',
  'embedding_frameworks.publish': 'Framework published',
  'assessments.create': 'Assessment begun',
  'assessments.update': 'What the assessment asks changed',
  'assessments.rate': 'Ratings saved',
  'assessments.import': 'Assessments imported',
  'assessments.submit': 'Assessment submitted',
  'assessments.discard': 'Assessment discarded',
  'assessments.return': 'Assessment returned',
  'assessments.validate': 'Assessment validated',
  'assessments.publish': 'Assessment published',
  'improvement_actions.create': 'Improvement action raised',
  'improvement_actions.update': 'Improvement action changed',
  'assessment_campaigns.create': 'Campaign opened',
  'assessment_campaigns.update': 'Campaign changed',
  'assessment_campaigns.close': 'Campaign closed',
  'assessment_campaigns.reopen': 'Campaign reopened',
  'service_figures.update': 'Figures of a service changed',
  'organisations.import': 'Organisations imported',
  'posts.import': 'Posts imported',
  'service_figures.import': 'Figures of services imported',
  'workforce_returns.import': 'Workforce returns imported',
}

/** All that can stand in the audit. */
export const OPERATIONS = Object.keys(DONE)

export function doneWords(operation: string): string {
  return DONE[operation] ?? capital(operation.replace('.', ', ').replaceAll('_', ' '))
}

const NOUNS: Record<string, string> = {
  icbs: 'Board',
  pcns: 'PCN',
  practices: 'Practice',
  boroughs: 'Borough',
  imports: 'Import',
  users: 'Person',
  memberships: 'Role',
  invitations: 'Invitation',
  sessions: 'Session',
  api_clients: 'API client',
  api_client_secrets: 'Secret of an API client',
  posts: 'Post',
  post_terms: 'Terms of a post',
  post_funding_lines: 'Who pays for a post',
  post_assignments: 'Who is in a post',
  post_holders: 'Person in a post',
  supervision_arrangements: 'Supervision agreed',
  supervision_sessions: 'Supervision held',
  training_records: 'Training record',
  embedding_frameworks: 'Framework of embedding',
  embedding_domains: 'Domain of a framework',
  embedding_criteria: 'Criterion of a framework',
}

/** What sort of record a table holds, as one is called. */
export function nounWords(table: string): string {
  return NOUNS[table] ?? capital(table.replaceAll('_', ' '))
}

/** The page of a record, where it has one. */
export function pageOf(table: string, key: string): string | undefined {
  switch (table) {
    case 'icbs':
      return `/icbs/${key}`
    case 'pcns':
      return `/pcns/${key}`
    case 'practices':
      return `/practices/${key}`
    case 'boroughs':
      return `/boroughs/${key}`
    case 'imports':
      return `/imports/${key}`
    case 'users':
      return `/people/${key}`
    case 'api_clients':
      return `/api-clients/${key}`
    case 'posts':
      return `/posts/${key}`
    case 'embedding_frameworks':
      return `/embedding/frameworks/${key}`
    default:
      return undefined
  }
}
