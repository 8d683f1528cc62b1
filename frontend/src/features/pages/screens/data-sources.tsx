import { Link } from '@tanstack/react-router'
import { Lede, PageHeader } from '@/shared/ui/page'

const OGL = 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/'

export function DataSourcesScreen() {
  return (
    <>
      <PageHeader title="Data sources and licences" />
      <Lede>
        The boards, their codes and their dates are <b>real and public</b>. Each source is named
        here, as its licence asks.
      </Lede>
      <div className="prose">
        <h2>Attribution</h2>
        <p>
          Contains information from NHS England and the NHS Organisation Data Service, licensed
          under the <a href={OGL}>Open Government Licence v3.0</a>.
        </p>
        <p>
          Contains National Statistics data © Crown copyright and database right, licensed under the
          Open Government Licence v3.0.
        </p>
        <h2>Integrated care boards</h2>
        <p>
          The boards of today, with their codes, names, regions and ONS codes: NHS England, Patients
          registered at a GP practice, practice mapping file, July 2026.
        </p>
        <p>
          The boards that closed on 31 March 2026, and which board followed which: succession
          records of the Organisation Data Service.
        </p>
        <h2>Imported files</h2>
        <p>
          Networks, practices, list sizes and deprivation scores come from published files that are
          imported here. <Link to="/imports">The list of imports</Link> says which files count, what
          day each describes and what it changed. Where an installation began as a demonstration,
          London shows invented ones until a file brings the real ones; every page with such figures
          says so.
        </p>
        <h2>What is left empty</h2>
        <p>
          An ONS code is shown only for days for which a source has been seen. Otherwise it is left
          empty and says so: unknown is never a guess.
        </p>
        <h2>Short names</h2>
        <p>
          Short names are Trellis’s own. They begin as the official name without “NHS” and
          “Integrated Care Board”, and people here may change them.
        </p>
        <h2>Trellis itself</h2>
        <p>
          The program is free under the MIT licence. It is not a product of the NHS, and is not
          endorsed by it.
        </p>
      </div>
    </>
  )
}
