import { type ReactNode, useState } from 'react'
import { formatInstant } from '@/shared/format/date'
import { HistoryPanel } from '@/shared/history/history-panel'
import { May } from '@/shared/permission'
import { Done } from '@/shared/ui/done'
import { Facts, Lede, PageHeader, Section } from '@/shared/ui/page'
import type { RateCard } from '../queries/money'
import { RateStatus, SourceWord, VerifiedWord } from './money-pieces'
import { RateChangeKnown } from './rate-change-known'
import { RateCrumbs } from './rate-crumbs'
import type { readKnown } from './rate-known-fields'

type Rate = Pick<
  RateCard,
  | 'id'
  | 'status'
  | 'is_verified'
  | 'source'
  | 'source_url'
  | 'recorded_at'
  | 'updated_at'
  | 'version'
>

interface RatePageProps {
  rate: Rate
  title: string
  lede: ReactNode
  below: 'cards' | 'entitlement'
  table: 'rate_cards' | 'entitlement_rates'
  facts: readonly (readonly [string, ReactNode])[]
  /** The one that took its place. */
  successor: ReactNode
  send: (change: ReturnType<typeof readKnown>['known']) => Promise<unknown>
}

/** One rate: what it is, how well it is known, where it is written, what was done to it. */
export function RatePage(props: RatePageProps) {
  const { rate, title, lede, below, table, facts, successor, send } = props
  const [saved, setSaved] = useState(0)
  return (
    <>
      <PageHeader title={title} breadcrumb={<RateCrumbs below={below} />} />
      {saved > 0 && <Done at={saved}>Saved.</Done>}
      <Lede>{lede}</Lede>
      <div className="columns">
        <div>
          <Section title="On record">
            <Facts
              rows={[
                ...facts,
                ['Status', <RateStatus key="status" rate={rate} />],
                ['Checked', <VerifiedWord key="verified" rate={rate} />],
                ['Source', <SourceWord key="source" source={rate.source} url={rate.source_url} />],
                ...(successor ? [['Its place was taken by', successor] as const] : []),
                ['Known to Trellis since', formatInstant(rate.recorded_at)],
                ['Last changed here', `${formatInstant(rate.updated_at)}, version ${rate.version}`],
              ]}
            />
          </Section>
          {rate.status !== 'superseded' && (
            <May do={`${table}.update`}>
              <RateChangeKnown
                key={rate.version}
                rate={rate}
                send={send}
                done={() => setSaved(Date.now())}
              />
            </May>
          )}
        </div>
        <div className="screen-only">
          <HistoryPanel table={table} record={rate.id} />
        </div>
      </div>
    </>
  )
}
