import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { aboutQuery } from '@/shared/session'
import { yearsToChoose } from '../entitlement-model'
import { financialYearOf } from '../money-words'
import { entitlementRatesQuery } from '../queries/rates'

/** Which financial year the page is about: those for which there is a rate, and that of today. */
export function EntitlementYears({ shown }: { shown: string }) {
  const { data: about } = useQuery(aboutQuery)
  const { data: rates } = useQuery(entitlementRatesQuery({}))
  const known = rates?.items.map((rate) => rate.financial_year) ?? []
  const years = yearsToChoose(known, shown, about ? financialYearOf(about.today) : shown)
  return (
    <nav className="picker picker--alone screen-only" aria-label="Financial year">
      <span className="secondary">Financial year</span>
      <ul>
        {years.map((year) => (
          <li key={year}>
            <Link
              to="."
              search={(old) => ({ ...old, financial_year: year })}
              resetScroll={false}
              aria-current={year === shown ? 'page' : undefined}
            >
              {year}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
