import { useQuery } from '@tanstack/react-query'
import { PageHeader } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { accountQuery, type VersionedAccount } from '../account-queries'
import { AccountLede } from '../components/account-lede'
import { AccountTabs } from '../components/account-tabs'
import { NameForm } from '../components/name-form'
import { PasswordSection } from '../components/password-section'
import { TotpSection } from '../components/totp-section'

export function AccountScreen() {
  const query = useQuery(accountQuery)
  return <Resource query={query}>{(found) => <Account found={found} />}</Resource>
}

function Account({ found }: { found: VersionedAccount }) {
  const { account } = found
  return (
    <>
      <PageHeader title="Your account" identity={account.email ?? 'No e-mail address'} />
      <AccountLede />
      <AccountTabs />
      <NameForm key={found.etag} found={found} />
      <PasswordSection account={account} />
      <TotpSection account={account} />
    </>
  )
}
