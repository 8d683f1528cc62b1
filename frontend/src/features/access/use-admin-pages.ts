import { usePermission } from '@/shared/permission'

const PAGES = [
  {
    to: '/imports',
    label: 'Imports',
    says: 'Published files: read into a plan, applied, and undone.',
  },
  {
    to: '/people',
    label: 'People',
    says: 'Who has which role for what, and invitations to those who shall.',
  },
  {
    to: '/audit',
    label: 'Audit',
    says: 'Everything that was changed: by whom, when, what it was before.',
  },
] as const

export type AdminPage = (typeof PAGES)[number]

/** The pages of Admin that the caller may use. */
export function useAdminPages(): readonly AdminPage[] {
  const may = {
    '/imports': usePermission('imports.list'),
    '/people': usePermission('users.list'),
    '/audit': usePermission('audit_events.list'),
  }
  return PAGES.filter(({ to }) => may[to])
}
