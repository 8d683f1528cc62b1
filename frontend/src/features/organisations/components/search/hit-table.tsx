import { Link } from '@tanstack/react-router'
import type { OrganisationHit } from '@/api/types'
import { Section } from '@/shared/ui/page'
import { codeOf, type HitType, pathOf, placeOf, TYPE_WORDS } from '../../hits'
import { StatusWord } from '../status-word'

/** What was found of one type, the likeliest first. */
export function HitTable({ type, hits }: { type: HitType; hits: readonly OrganisationHit[] }) {
  const words = TYPE_WORDS[type]
  return (
    <Section title={`${words.many} (${hits.length})`}>
      <table className="table table--lead table--stack table--hits">
        <caption className="hidden">{words.many} found</caption>
        <thead>
          <tr>
            <th scope="col">{words.one}</th>
            <th scope="col">Code</th>
            <th scope="col">Where</th>
            <th scope="col">Status</th>
          </tr>
        </thead>
        <tbody>
          {hits.map((hit) => (
            <tr key={codeOf(hit)}>
              <th scope="row">
                <HitName hit={hit} />
                {hit.matched_name && <span className="row-note">Formerly {hit.matched_name}</span>}
              </th>
              <td data-label="Code">{codeOf(hit)}</td>
              <td data-label="Where">
                {placeOf(hit) || <span className="secondary">Not known</span>}
              </td>
              <td data-label="Status">
                <StatusWord status={hit.status} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function HitName({ hit }: { hit: OrganisationHit }) {
  const to = pathOf(hit)
  if (!to) return hit.name
  return (
    <Link className="board-name" to={to}>
      {hit.name}
    </Link>
  )
}
