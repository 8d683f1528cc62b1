import { useQuery } from '@tanstack/react-query'
import type { Account as AccountFound } from '@/api/types'
import { PageHeader } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { accountQuery } from '../account-queries'
import { AccountLede } from '../components/account-lede'
import { AccountTabs } from '../components/account-tabs'
import { NameForm } from '../components/name-form'
import { PasswordSection } from '../components/password-section'
import { TotpSection } from '../components/totp-section'

export function AccountScreen() {
  const query = useQuery(accountQuery)
  return (
    <Resource query={query} form>
      {({ account }) => <Account account={account} />}
    </Resource>
  )
}

function Account({ account }: { account: AccountFound }) {
  return (
    <>
      <PageHeader title="Your account" identity={account.email ?? 'No e-mail address'} />
      <AccountLede />
      <AccountTabs />
      <NameForm key={account.id} account={account} />
      <PasswordSection account={account} />
      <TotpSection key={`${account.id} totp`} account={account} />
    </>
  )
}
