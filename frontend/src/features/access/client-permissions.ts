/** What the commonest permissions let a program do, shorter than the list of every operation. */
const SHORT: Record<string, string> = {
  'organisations:read': 'Read boards, boroughs, networks and practices, on any day.',
  'organisations:write': 'Rename a board, and correct a network.',
  'imports:read': 'Read files that were imported: their plans, changes and problems.',
  'imports:write': 'Import files, apply and undo them.',
  'audit:read': 'Read the audit, and have it verified.',
  'changes:read': 'Follow what changes, to keep a copy up to date.',
}

export function permissionMeaning(code: string, meaning: string): string {
  return SHORT[code] ?? meaning
}
