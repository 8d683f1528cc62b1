import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AreaWorkforce, RoleSummary } from '@/api/types'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatNumber } from '@/shared/format/number'
import { counted, plural } from '@/shared/format/words'
import type { Reach } from '@/shared/reach'
import { Lede, Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { boardWorkforceQuery, pcnWorkforceQuery, regionWorkforceQuery } from '../queries/summary'
import { formatWte } from '../summary-words'
import { BoardSpread } from './board-spread'
import { WorkforceLede } from './workforce-lede'

/** What is counted within the caller's reach: of one place in a sentence, of several in a row each. */
export function Places({ reach }: { reach: readonly Reach[] }) {
  const [first] = reach
  if (!first) return null
  return (
    <>
      <PlaceLede place={first} />
      {first.kind === 'region' ? (
        <BoardSpread region={first} />
      ) : (
        <Section title="Within your reach">
          <table className="table table--lead table--stack table--figures">
            <caption className="hidden">Posts within your reach</caption>
            <thead>
              <tr>
                <th scope="col">For</th>
                <th scope="col" className="number">
                  WTE in post, of funded
                </th>
                <th scope="col" className="number">
                  Vacant posts
                </th>
                <th scope="col" className="number">
                  Contracts ending, 90 / 180 days
                </th>
                <th scope="col" className="number">
                  Supervised monthly
                </th>
              </tr>
            </thead>
            <tbody>
              {reach.map((place) => (
                <PlaceRow key={`${place.kind} ${place.code}`} place={place} />
              ))}
            </tbody>
          </table>
        </Section>
      )}
    </>
  )
}

/** What is counted of a place, whichever sort of place it is. */
function usePlace({ kind, code }: Reach) {
  const { asOf } = useAsOf()
  const region = useQuery({ ...regionWorkforceQuery(code, asOf), enabled: kind === 'region' })
  const board = useQuery({ ...boardWorkforceQuery(code, asOf), enabled: kind === 'icb' })
  const pcn = useQuery({ ...pcnWorkforceQuery(code, asOf), enabled: kind === 'pcn' })
  return { region, icb: board, pcn }
}

const allOf = (roles: readonly RoleSummary[]) => roles.find(({ role_type }) => role_type === 'all')

function PlaceLede({ place }: { place: Reach }) {
  const found = usePlace(place)
  if (place.kind === 'pcn') {
    return (
      <Resource query={found.pcn} part>
        {(pcn) => <WorkforceLede all={allOf(pcn.roles)} day={pcn.as_of} />}
      </Resource>
    )
  }
  return (
    <Resource query={found[place.kind]} part>
      {(area) => {
        const all = allOf(area.roles)
        if (!all) return <WorkforceLede all={undefined} day={area.as_of} />
        return (
          <Lede>
            <b>{formatWte(all.wte_in_post)}</b> of {formatWte(all.wte_funded)} WTE funded is in post
            {keepersWords(area)}. <b>{counted(all.contracts_ending_90, 'contract')}</b>{' '}
            {plural(all.contracts_ending_90, 'ends', 'end')} within 90 days, and{' '}
            <b>{counted(all.vacant_posts, 'post')}</b> {plural(all.vacant_posts, 'is', 'are')}{' '}
            vacant.
          </Lede>
        )
      }}
    </Resource>
  )
}

/** "in all 81 PCNs of London", "in the 5 of 81 PCNs of London that keep posts here" */
function keepersWords({ pcns_with_posts: some, pcns: all, name }: AreaWorkforce): string {
  return some === all
    ? `in all ${formatNumber(all)} PCNs of ${name}`
    : `in the ${formatNumber(some)} of ${formatNumber(all)} PCNs of ${name} that keep posts here`
}

function PlaceRow({ place }: { place: Reach }) {
  const found = usePlace(place)
  const all = allOf(found[place.kind].data?.roles ?? [])
  return (
    <tr>
      <th scope="row">
        {place.kind === 'icb' ? (
          <Link to="/icbs/$code/workforce" params={{ code: place.code }}>
            {place.name}
          </Link>
        ) : (
          <Link to="/pcns/$code/workforce" params={{ code: place.code }}>
            {place.name}
          </Link>
        )}
      </th>
      {all ? (
        <>
          <td className="number" data-label="WTE in post">
            {formatWte(all.wte_in_post)} of {formatWte(all.wte_funded)}
          </td>
          <td className="number" data-label="Vacant">
            {formatNumber(all.vacant_posts)}
          </td>
          <td className="number" data-label="Ending">
            {all.contracts_ending_90} / {all.contracts_ending_180}
          </td>
          <td className="number" data-label="Supervised">
            {all.supervised_monthly} of {all.supervision_due}
          </td>
        </>
      ) : (
        <td colSpan={4} className="secondary" data-label="Posts">
          {found[place.kind].isPending ? 'Loading…' : 'No posts kept here: not known, not none'}
        </td>
      )}
    </tr>
  )
}
