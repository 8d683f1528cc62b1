import { type ComponentType, createContext, type ReactNode } from 'react'
import type { ProblemError } from '@/api/problem'

export interface HelpProps {
  error: ProblemError
  /** Goes on with what was being done. */
  retry?: (() => void) | undefined
  /** Another way on, beside trying again. */
  children?: ReactNode
  /** A whole page, a part of one, or something a person did in a form, who waits for what becomes of it. */
  place: 'page' | 'part' | 'form'
}

/** What a person can do themselves about a refusal: to sign in, to show that it is them, to wait. */
export const ErrorHelp = createContext<ComponentType<HelpProps> | null>(null)
