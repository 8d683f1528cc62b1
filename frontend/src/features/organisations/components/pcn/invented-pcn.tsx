import { Link } from '@tanstack/react-router'
import type { PcnDetail } from '@/api/types'
import { PageHeader } from '@/shared/ui/page'
import { AreaCrumbs } from '../area-crumbs'
import { PcnLinkTo } from '../org-link'

/** In place of the form: of an invented network no file says anything that could be put right. */
export function InventedPcn({ pcn }: { pcn: PcnDetail }) {
  const { ods_code, name, icb_code, icb_short_name } = pcn
  return (
    <>
      <PageHeader
        title="Correct the name or borough"
        tab={`Correct the name or borough of ${name}`}
        identity={`${name} · ${ods_code}`}
        breadcrumb={
          <AreaCrumbs
            board={{ code: icb_code, name: icb_short_name }}
            pcn={{ code: ods_code, name }}
          />
        }
      />
      <div className="prose lead-in">
        <p>
          This network is invented, for the demonstration: no file says anything of it that could be
          put right.
        </p>
        <p>
          <Link to="/imports/new">Import published files</Link> to see the real ones, or go back to{' '}
          <PcnLinkTo code={ods_code} name={name} />.
        </p>
      </div>
    </>
  )
}
