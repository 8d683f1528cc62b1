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
        <h2>Integrated care boards</h2>
        <p>
          Contains information from NHS England / NHS Digital (Organisation Data Service) licensed
          under the <a href={OGL}>Open Government Licence v3.0</a>. It gives the boards of today,
          their ODS codes, names and regions.
        </p>
        <p>
          The boards that ended on 31 March 2026, and which board followed which, come from the
          succession records of the Organisation Data Service.
        </p>
        <h2>ONS codes</h2>
        <p>
          Source: Office for National Statistics, licensed under the{' '}
          <a href={OGL}>Open Government Licence v3.0</a>. Where no source was found for a board that
          has ended, its code is left empty and says so.
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
