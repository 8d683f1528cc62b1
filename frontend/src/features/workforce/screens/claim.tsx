import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { formatInstant } from '@/shared/format/date'
import { formatPounds } from '@/shared/format/money'
import { HistoryPanel } from '@/shared/history/history-panel'
import { Done } from '@/shared/ui/done'
import { Needs } from '@/shared/ui/needs'
import { Facts, Lede, PageHeader, Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { ClaimBeside } from '../components/claim-beside'
import { ClaimPast } from '../components/claim-past'
import { ClaimCrumbs, ClaimWord } from '../components/claim-pieces'
import { ClaimStep } from '../components/claim-steps'
import { OutOfReach, TracksOnly } from '../components/money-pieces'
import { financialYearOf, formatWte, monthWords, roleWithin, roleWords } from '../money-words'
import { claimQuery } from '../queries/claims'
import { type Claim, pcnNamesQuery, type Versioned } from '../queries/money'

export function ClaimScreen() {
  const { id } = useParams({ from: '/claims/$id' })
  return (
    <Needs do="arrs_claims.read">
      <Found id={id} />
    </Needs>
  )
}

function Found({ id }: { id: string }) {
  const query = useQuery(claimQuery(id))
  return (
    <Resource
      query={query}
      failed={(error, retry) => <OutOfReach noun="Claim" code={id} error={error} retry={retry} />}
    >
      {(found) => <ClaimPage found={found} />}
    </Resource>
  )
}

function ClaimPage({ found }: { found: Versioned<Claim> }) {
  const { record: claim } = found
  const [said, setSaid] = useState({ says: '', at: 0 })
  const { data: names = [] } = useQuery(pcnNamesQuery([claim.pcn_code]))
  const name = names[0]?.name ?? claim.pcn_code
  const year = financialYearOf(claim.month)
  return (
    <>
      <PageHeader
        title={`Claim for ${monthWords(claim.month)}`}
        tab={`Claim for ${monthWords(claim.month)}, ${roleWithin(claim.role_type)}, ${name}`}
        identity={
          <>
            {roleWords(claim.role_type)} · {name} · <ClaimWord status={claim.status} />
          </>
        }
        breadcrumb={<ClaimCrumbs below />}
      />
      {said.at > 0 && <Done at={said.at}>{said.says}</Done>}
      <Lede>
        {claim.status === 'adjusted'
          ? `The board adjusted what ${name} claimed to `
          : `${name} claimed `}
        <b>{formatPounds(claim.amount_pence)}</b> for <b>{formatWte(claim.wte)} WTE</b>.
      </Lede>
      <div className="columns">
        <div>
          <Section title="On record">
            <Facts
              rows={[
                [
                  'PCN',
                  <Link
                    key="pcn"
                    to="/pcns/$code/entitlement"
                    params={{ code: claim.pcn_code }}
                    search={(old) => ({ as_of: old.as_of, financial_year: year })}
                  >
                    {name}
                  </Link>,
                ],
                ['Role', roleWords(claim.role_type)],
                ['Month', monthWords(claim.month)],
                ['WTE', formatWte(claim.wte)],
                [
                  'Amount',
                  claim.exceeds_maximum
                    ? `${formatPounds(claim.amount_pence)}, more than the scheme pays for this WTE in a month`
                    : formatPounds(claim.amount_pence),
                ],
                ['Status', <ClaimWord key="status" status={claim.status} />],
                ...(claim.adjustment_reason
                  ? [['Why it was adjusted', claim.adjustment_reason] as const]
                  : []),
                [
                  'Last changed here',
                  `${formatInstant(claim.updated_at)}, version ${claim.version}`,
                ],
              ]}
            />
          </Section>
          <ClaimBeside claim={claim} />
          {claim.status === 'adjusted' && <ClaimPast claim={claim} />}
          <div className="screen-only">
            <ClaimStep found={found} done={(says) => setSaid({ says, at: Date.now() })} />
          </div>
        </div>
        <div className="screen-only">
          <HistoryPanel table="arrs_claims" record={claim.id} />
          <div className="aside-block">
            <TracksOnly />
          </div>
        </div>
      </div>
    </>
  )
}
