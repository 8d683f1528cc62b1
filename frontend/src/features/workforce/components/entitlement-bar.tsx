import { formatWholePounds } from '@/shared/format/money'
import type { PcnEntitlement } from '../queries/money'

type Sums = Pick<PcnEntitlement, 'entitlement_pence' | 'claimed_pence' | 'forecast_pence'>

/** The year in one bar: what was claimed, what is still forecast, and what is left of the entitlement. */
export function EntitlementBar({ sums }: { sums: Sums }) {
  const { entitlement_pence: entitled, claimed_pence: claimed, forecast_pence: forecast } = sums
  if (entitled === null) return null
  const still = forecast - claimed
  const whole = Math.max(entitled, forecast)
  const over = forecast > entitled
  const part = (pence: number) => `${(100 * pence) / whole}%`
  const left = entitled - forecast
  return (
    <figure className="spend" aria-label="The year in one bar">
      <div className="spend__bar" aria-hidden="true">
        <span className="spend__claimed" style={{ width: part(claimed) }} />
        <span className="spend__forecast" style={{ width: part(still) }} />
        {over && <span className="spend__limit" style={{ left: part(entitled) }} />}
      </div>
      <ul className="spend__words">
        <li>
          <span className="spend__swatch spend__claimed" />
          Claimed <b>{formatWholePounds(claimed)}</b>
        </li>
        <li>
          <span className="spend__swatch spend__forecast" />
          Still forecast <b>{formatWholePounds(still)}</b>
        </li>
        <li>
          <span className={over ? 'spend__swatch spend__limit' : 'spend__swatch'} />
          {over ? 'The line is the entitlement, ' : 'Left for these and all other roles '}
          <b>{formatWholePounds(over ? entitled : left)}</b>
        </li>
      </ul>
    </figure>
  )
}
