import { useParams } from '@tanstack/react-router'
import { Needs } from '@/shared/ui/needs'
import { OutOfReach } from '../components/money-pieces'
import { NewRateCard } from '../components/rate-new-card'
import { NewEntitlementRate } from '../components/rate-new-entitlement'
import { PopulationForm, PopulationRecord } from '../components/rate-population-form'
import { EntitlementRateRecord, RateCardRecord } from '../components/rate-records'

/** One rate or population, or a new one. */
export function RateRecordScreen() {
  const { tab, id } = useParams({ from: '/rates/$tab/$id' })
  const isNew = id === 'new'
  switch (tab) {
    case 'cards':
      if (!isNew) return <RateCardRecord id={id} />
      return (
        <Needs do="rate_cards.create" form>
          <NewRateCard />
        </Needs>
      )
    case 'entitlement':
      if (!isNew) return <EntitlementRateRecord id={id} />
      return (
        <Needs do="entitlement_rates.create" form>
          <NewEntitlementRate />
        </Needs>
      )
    case 'populations':
      return (
        <Needs do="pcn_populations.update" form>
          {isNew ? <PopulationForm /> : <PopulationRecord id={id} />}
        </Needs>
      )
    default:
      return <OutOfReach noun="Rate" code={tab} error={undefined} retry={() => {}} missing />
  }
}
