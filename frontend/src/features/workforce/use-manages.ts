import { useRef } from 'react'
import { useManagedPcns } from '@/shared/managed-pcns'

/** What only the manager of a network does, who keeps its posts. */
const KEEPS_POSTS = 'posts.create'

/** The networks whose posts the caller keeps. */
export function useKeptPcns() {
  return useManagedPcns(KEEPS_POSTS)
}

/** Whether the caller keeps the posts of a network: who only sees them is offered nothing to do. */
export function useManages(pcnCode: string): boolean {
  return useKeptPcns().some(({ code }) => code === pcnCode)
}

/** The same of a form: once somebody types there it stays, whatever becomes of their session meanwhile. */
export function useManagedOnce(pcnCode: string): boolean {
  const manages = useManages(pcnCode)
  const once = useRef(manages)
  once.current ||= manages
  return once.current
}
