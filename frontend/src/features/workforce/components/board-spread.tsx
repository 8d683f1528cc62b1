import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatNumber } from '@/shared/format/number'
import type { Reach } from '@/shared/reach'
import { Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { spreadQuery } from '../queries/summary'
import { formatPer, formatWte } from '../summary-words'

/** A region board by board, each the way to its own page. */
export function BoardSpread({ region }: { region: Reach }) {
  const { asOf } = useAsOf()
  const query = useQuery(spreadQuery({}, asOf, region.code))
  return (
    <Section
      title="Board by board"
      actions={
        <Link to="/workforce/spread" search={(old) => ({ as_of: old.as_of })}>
          The whole spread
        </Link>
      }
    >
      <Resource query={query} part>
        {({ items }) => (
          <table className="table table--lead table--stack table--figures">
            <caption className="hidden">WTE in post by board</caption>
            <thead>
              <tr>
                <th scope="col">Board</th>
                <th scope="col" className="number">
                  PCNs with posts here
                </th>
                <th scope="col" className="number">
                  WTE in post
                </th>
                <th scope="col" className="number">
                  For each 10,000 people
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => {
                const all = item.roles.find(({ role_type }) => role_type === 'all')
                const rate = all?.wte_per_10000
                return (
                  <tr key={item.code}>
                    <th scope="row">
                      <Link to="/icbs/$code/workforce" params={{ code: item.code ?? '' }}>
                        {item.name}
                      </Link>
                    </th>
                    <td className="number" data-label="PCNs">
                      {formatNumber(item.pcns_counted)} of {formatNumber(item.pcns)}
                    </td>
                    <td className="number" data-label="WTE in post">
                      {item.pcns_counted > 0 && all ? (
                        formatWte(all.wte)
                      ) : (
                        <span className="secondary">Not known</span>
                      )}
                    </td>
                    <td className="number" data-label="Per 10,000">
                      {typeof rate === 'number' ? (
                        formatPer(rate)
                      ) : (
                        <span className="secondary">Not known</span>
                      )}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        )}
      </Resource>
    </Section>
  )
}
