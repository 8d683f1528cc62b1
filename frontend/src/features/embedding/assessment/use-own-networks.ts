import { useQuery } from '@tanstack/react-query'
import { useManagedPcns } from '@/shared/managed-pcns'
import { usePermission } from '@/shared/permission'
import { meQuery } from '@/shared/session'
import { type Assessment, boroughQuery } from './queries'
import { leads, leadsBoroughs } from './reach'

/** The networks the caller assesses. */
export function useOwnNetworks() {
  return useManagedPcns('assessments.assess')
}

/** Whether the caller manages a network, and so works at what it says of itself and agrees to what its board says. */
export function useAssesses(code: string | undefined): boolean {
  return useOwnNetworks().some((one) => one.code === code)
}

interface Network {
  pcn_code: string
  /** Where the page knows it. */
  borough_gss_code?: string | null
}

/** Those of some networks of a board that the caller can begin a moderated assessment of; nothing until that is known. */
export function useLed<T extends Network>(icb_code: string | null, networks: readonly T[]): T[] {
  const may = usePermission('assessments.moderate')
  const { data: me } = useQuery(meQuery)
  const [one] = networks
  const grants = me?.grants ?? []
  // Of a single network its page tells the board alone: only who leads in boroughs has to know more.
  const asks = may === true && networks.length === 1 && one?.borough_gss_code === undefined
  const { data: borough } = useQuery({
    ...boroughQuery(one?.pcn_code ?? ''),
    enabled: asks && leadsBoroughs(grants),
  })
  if (!may) return []
  return networks.filter(({ borough_gss_code = borough }) =>
    leads(grants, { icb_code, borough_gss_code }),
  )
}

/** Whether the caller rates moderated assessments for a board; for any of theirs where none is named. */
function useModerates(icb: string | null): boolean {
  const may = usePermission('assessments.moderate')
  const { data: me } = useQuery(meQuery)
  if (!may || !me) return false
  return me.grants.some(
    ({ role, scope_kind, scope_keys }) =>
      role === 'icb_lead' && (!icb || scope_kind !== 'icb' || scope_keys.includes(icb)),
  )
}

type Whose = Pick<Assessment, 'kind' | 'pcn_code' | 'icb_code'>

/** Whether the caller works at an assessment: a board's lead at a moderated one, a network's manager at any other. */
export function useWorks({ kind, pcn_code, icb_code }: Whose): boolean {
  const assesses = useAssesses(pcn_code)
  const moderates = useModerates(icb_code)
  return kind === 'moderated' ? moderates : assesses
}

/** Whether the caller answers what was handed in: the network what its board says, its board all else, the programme both. */
export function useAnswers({ kind, pcn_code }: Whose): boolean {
  const judges = usePermission('assessments.judge') === true
  const agrees = usePermission('assessments.agree') === true
  const assesses = useAssesses(pcn_code)
  const { data: me } = useQuery(meQuery)
  if (kind !== 'moderated') return judges
  return agrees && (assesses || me?.grants.some(({ role }) => role === 'programme_admin') === true)
}

/** The assessment's id while the reader can rate in it: what is shown of it then leads to where it is rated. */
export function useEdits(record: Assessment): string | undefined {
  const works = useWorks(record)
  return works && (record.status === 'draft' || record.status === 'returned')
    ? record.id
    : undefined
}
