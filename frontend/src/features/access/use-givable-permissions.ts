import { usePermission } from '@/shared/permission'

/** What the caller may do themselves, and so give to a program: a program never does more than its owner. */
export function useGivablePermissions(): Record<string, boolean | undefined> {
  return {
    'organisations:write': usePermission('icbs.update', 'pcns.correct'),
    'imports:read': usePermission('imports.list'),
    'imports:write': usePermission('imports.create'),
    'audit:read': usePermission('audit_events.list'),
    'changes:read': usePermission('changes.list'),
  }
}
