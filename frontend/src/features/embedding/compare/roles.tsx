import type { PcnPeers } from '@/api/types'
import { Section } from '@/shared/ui/page'
import { called, ROLES } from '../words'
import { MediansTable } from './medians-table'

/** Role by role, beside the same of those who deploy it. */
export function Roles({ pcn }: { pcn: PcnPeers }) {
  return (
    <Section title="Role by role">
      <MediansTable
        caption="Each role beside the medians of the PCNs that deploy it"
        head="Role"
        rows={pcn.roles.map((role) => ({ name: called(ROLES, role.role_type), ...role }))}
      />
    </Section>
  )
}
