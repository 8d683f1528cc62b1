import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDate } from '@/shared/format/date'
import { HistoryPanel } from '@/shared/history/history-panel'
import { Done } from '@/shared/ui/done'
import { Needs } from '@/shared/ui/needs'
import { Lede, PageHeader } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { ApiPanel } from '../../api-panel'
import { CampaignSteps } from '../components/campaign-steps'
import { ChaseList } from '../components/chase-list'
import { CampaignCrumbs, CampaignFailed, CampaignWord } from '../components/pieces'
import { Progress } from '../components/progress'
import { ToChase } from '../components/to-chase'
import { type Campaign, campaignQuery, type FoundCampaign } from '../queries'
import { dayWords, progressWords, setWords } from '../words'

/** A campaign: how far its networks are, whom to chase, and what the board does with it. */
export function CampaignScreen() {
  return (
    <Needs do="assessment_campaigns.read">
      <Read />
    </Needs>
  )
}

function Read() {
  const { id } = useParams({ from: '/embedding/campaigns/$id/' })
  const query = useQuery(campaignQuery(id))
  return (
    <Resource
      query={query}
      failed={(error, retry) => <CampaignFailed error={error} retry={retry} />}
    >
      {(found) => <CampaignPage key={id} found={found} />}
    </Resource>
  )
}

function CampaignPage({ found }: { found: FoundCampaign }) {
  const search = useSearch({ from: '/embedding/campaigns/$id/' })
  const { record } = found
  const [said, setSaid] = useState({ says: '', at: 0 })
  return (
    <>
      <PageHeader
        title={record.title}
        identity={
          <>
            Campaign of{' '}
            <Link to="/icbs/$code/embedding" params={{ code: record.icb_code }}>
              {record.icb_name}
            </Link>{' '}
            · {setWords(record.criteria_set)} · <CampaignWord status={record.status} />
            {record.status === 'closed' ? ' ' : ', '}
            {dayWords(record)}
          </>
        }
        breadcrumb={<CampaignCrumbs below />}
        side={<Days of={record} />}
      />
      {said.at > 0 && <Done at={said.at}>{said.says}</Done>}
      <Lede>{progressWords(record)}</Lede>
      <Progress of={record} />
      {record.note && (
        <div className="notice">
          <p>Said to the networks’ managers</p>
          <p className="as-typed">{record.note}</p>
        </div>
      )}
      <div className="columns columns--todo-first">
        <div className="screen-only">
          <CampaignSteps found={found} done={(says) => setSaid({ says, at: Date.now() })} />
        </div>
        <div>
          <ChaseList of={record} search={search} />
          <ToChase of={record} />
          <div className="screen-only">
            <HistoryPanel table="assessment_campaigns" record={record.id} />
            <ApiPanel
              path={`assessment_campaigns/${record.id}/networks`}
              operation="listAssessmentCampaignNetworks"
              what="The networks this campaign asks"
            />
          </div>
        </div>
      </div>
    </>
  )
}

function Days({ of }: { of: Campaign }) {
  return (
    <dl>
      <dt>{of.status === 'planned' ? 'Opens' : 'Opened'}</dt>
      <dd>{formatDate(of.opens_on)}</dd>
      <dt>Due</dt>
      <dd>{formatDate(of.due_on)}</dd>
      {of.closed_on && (
        <>
          <dt>Closed</dt>
          <dd>{formatDate(of.closed_on)}</dd>
        </>
      )}
    </dl>
  )
}
