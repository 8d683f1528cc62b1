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
import { signInQuery } from '../sign-in-queries'

export function AccountScreen() {
  const query = useQuery(accountQuery)
  return (
    <Resource query={query} form>
      {({ account }) => <Account account={account} />}
    </Resource>
  )
}

function Account({ account }: { account: AccountFound }) {
  const { data: options } = useQuery(signInQuery)
  const passwords = options?.methods.password
  return (
    <>
      <PageHeader title="Your account" identity={account.email ?? 'No e-mail address'} />
      <AccountLede />
      <AccountTabs />
      <NameForm key={account.id} account={account} />
      {(passwords || !account.has_password) && <PasswordSection account={account} />}
      {passwords && <TotpSection key={`${account.id} totp`} account={account} />}
    </>
  )
}
