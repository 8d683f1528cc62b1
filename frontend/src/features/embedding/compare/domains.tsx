import type { PcnPeers } from '@/api/types'
import { ChartFigure } from '@/shared/charts/chart-figure'
import { MediansTable } from './medians-table'
import { apartWords, scoreWords } from './words'

/** Domain by domain, the network's own score against the median of its board. */
export function Domains({ pcn }: { pcn: PcnPeers }) {
  const known = pcn.domains.filter(({ mine, icb_median }) => mine !== null && icb_median !== null)
  const below = known.filter(({ mine, icb_median }) => (mine ?? 0) < (icb_median ?? 0))
  const rows = pcn.domains.map((domain) => ({ name: domain.domain_name, ...domain }))
  return (
    <ChartFigure
      headline={
        known.length === 0
          ? 'Domain by domain'
          : below.length === 0
            ? 'No domain is below the board’s median'
            : `${below.length} of ${known.length} domains are below the board’s median`
      }
      summary="The filled dot is this PCN’s score in the domain, the upright line the median of its board."
      chart={
        <ul className="beside">
          {rows.map(({ domain_code, name, mine, icb_median }) => (
            <li key={domain_code}>
              <span>{name}</span>
              <svg viewBox="0 0 200 20" preserveAspectRatio="none" aria-hidden="true">
                <path className="dots__grid" d="M0 10H200" />
                {icb_median !== null && (
                  <path className="beside__median" d={`M${2 * icb_median} 1V19`} />
                )}
                {mine !== null && (
                  <path
                    className="beside__mine"
                    d={`M${Math.min(199, Math.max(1, 2 * mine))} 10h0`}
                  />
                )}
              </svg>
              <span className="small">
                <b>{scoreWords(mine)}</b>, {apartWords(mine, icb_median).toLowerCase()}
              </span>
            </li>
          ))}
        </ul>
      }
      table={<MediansTable caption="Each domain beside the medians" head="Domain" rows={rows} />}
      csv={{
        name: `embedding-domains-beside-others-${pcn.pcn_code}`,
        rows: () => [
          ['domain_code', 'domain_name', 'mine', 'icb_median', 'region_median'],
          ...pcn.domains.map((one) => [
            one.domain_code,
            one.domain_name,
            one.mine,
            one.icb_median,
            one.region_median,
          ]),
        ],
      }}
    />
  )
}
