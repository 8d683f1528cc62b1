import { useManagedPcns } from '@/shared/managed-pcns'

/** The networks the caller assesses. */
export function useOwnNetworks() {
  return useManagedPcns('assessments.create')
}

/** Whether the caller works at a network's assessment: a board only reads what is submitted. */
export function useAssesses(code: string | undefined): boolean {
  return useOwnNetworks().some((one) => one.code === code)
}
