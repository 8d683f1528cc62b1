import { createFileRoute } from '@tanstack/react-router'
import { loadEntitlement } from '@/features/workforce/money-loader'
import { PcnEntitlementScreen } from '@/features/workforce/screens/entitlement'
import { texts } from '@/shared/search'

const search = texts('financial_year')

export const Route = createFileRoute('/pcns/$code/entitlement')({
  validateSearch: search,
  beforeLoad: ({ search: { financial_year } }) => ({ financial_year }),
  loader: ({ context, params }) => loadEntitlement(context, 'pcns', params.code),
  component: PcnEntitlementScreen,
})
