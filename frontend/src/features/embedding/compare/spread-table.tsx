import type { PcnPeers } from '@/api/types'
import { type Beside, scoreWords } from './words'

/** How the scores of those compared with are spread. */
export function SpreadTable({ pcn, all }: { pcn: PcnPeers; all: readonly Beside[] }) {
  return (
    <table className="table table--lead table--stack table--heads table--figures">
      <caption className="hidden">How the scores of others are spread</caption>
      <thead>
        <tr>
          <th scope="col">Compared with</th>
          <th scope="col" className="number">
            PCNs with a score
          </th>
          <th scope="col" className="number">
            Lower quartile
          </th>
          <th scope="col" className="number">
            Median
          </th>
          <th scope="col" className="number">
            Upper quartile
          </th>
          <th scope="col" className="number">
            {pcn.pcn_name}
          </th>
        </tr>
      </thead>
      <tbody>
        {all.map(({ with: whom, name, of }) => (
          <tr key={whom}>
            <th scope="row">{whom === 'peers' ? 'Its peers' : name}</th>
            <td className="number" data-label="PCNs with a score">
              {of.assessed} of {of.pcns}
            </td>
            {of.withheld ? (
              <td className="number secondary" colSpan={3} data-label="Quartiles and median">
                Withheld: fewer than five
              </td>
            ) : (
              <>
                <td className="number" data-label="Lower quartile">
                  {scoreWords(of.score_quartile_lower)}
                </td>
                <td className="number" data-label="Median">
                  {scoreWords(of.score_median)}
                </td>
                <td className="number" data-label="Upper quartile">
                  {scoreWords(of.score_quartile_upper)}
                </td>
              </>
            )}
            <td className="number" data-label={pcn.pcn_name}>
              {scoreWords(pcn.score)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
