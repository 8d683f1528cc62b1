import { createFileRoute } from '@tanstack/react-router'
import { loadEntitlement } from '@/features/workforce/money-loader'
import { IcbEntitlementScreen } from '@/features/workforce/screens/entitlement'
import { texts } from '@/shared/search'

const search = texts('financial_year')

export const Route = createFileRoute('/icbs/$code/entitlement')({
  validateSearch: search,
  beforeLoad: ({ search: { financial_year } }) => ({ financial_year }),
  loader: ({ context, params }) => loadEntitlement(context, 'icbs', params.code),
  component: IcbEntitlementScreen,
})
