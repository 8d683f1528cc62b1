import { ProblemError } from '@/api/problem'
import { listed } from '@/shared/format/words'
import { oneOf, texts } from '@/shared/search'

export const spreadParameters = texts('by', 'source', 'boundaries', 'role')

/** How networks are grouped, of a region and of one board; the first way is that of who names none. */
export const groupings = ['icb', 'borough', 'deprivation_fifth'] as const
export const groupingsOfBoard = ['borough', 'deprivation_fifth'] as const
export const sources = ['posts', 'return'] as const
export const countedRoles = ['all', 'splw', 'cc', 'hwbc'] as const
export type CountedRole = (typeof countedRoles)[number]

/** What the address asks for: what the server cannot understand of it, the server refuses in words. */
export interface SpreadSearch {
  by?: string | undefined
  source?: string | undefined
  boundaries?: string | undefined
  role?: string | undefined
}

/** Which role is drawn: that is chosen here, so that what is no role is refused here too. */
export function roleAsked({ role }: SpreadSearch): CountedRole | ProblemError {
  if (role === undefined) return 'all'
  return (
    oneOf(countedRoles, role) ??
    new ProblemError({
      type: 'about:blank',
      title: 'The request cannot be read',
      status: 400,
      detail: `There is no role ${role} to show the spread of. Use ${listed([...countedRoles])}.`,
      instance: '',
      code: 'bad_request',
      request_id: '',
    })
  )
}
