import { useManagedPcns } from '@/shared/managed-pcns'
import type { Assessment } from './queries'

/** The networks the caller assesses. */
export function useOwnNetworks() {
  return useManagedPcns('assessments.create')
}

/** Whether the caller works at a network's assessment: a board only reads what is submitted. */
export function useAssesses(code: string | undefined): boolean {
  return useOwnNetworks().some((one) => one.code === code)
}

/** The assessment's id while the reader can rate in it: what is shown of it then leads to where it is rated. */
export function useEdits({ id, pcn_code, status }: Assessment): string | undefined {
  const assesses = useAssesses(pcn_code)
  return assesses && (status === 'draft' || status === 'returned') ? id : undefined
}
