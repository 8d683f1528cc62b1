import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { capital, counted } from '@/shared/format/words'
import { usePermission } from '@/shared/permission'
import { Todo } from '@/shared/ui/page'
import { actionsQuery } from '../actions/queries'
import { type Campaign, campaignsQuery } from '../campaign/queries'
import { dayWords } from '../campaign/words'
import { waitingQuery, waitingSearch } from './queries'

/** What waits for the board, what it asks of its networks, and which actions are late. */
export function BoardDue({ code }: { code: string }) {
  return (
    <>
      <Waiting code={code} />
      <Campaigns code={code} />
      <Overdue code={code} />
    </>
  )
}

/** What networks have handed in, and nobody has judged or published yet; and what the board assesses itself. */
function Waiting({ code }: { code: string }) {
  const { data: toJudge } = useQuery(waitingQuery(code, 'judge'))
  const { data: toRate } = useQuery(waitingQuery(code, 'rate'))
  const { data: toPublish } = useQuery(waitingQuery(code, 'publish'))
  if (toJudge === undefined || toRate === undefined || toPublish === undefined) return null
  return (
    <Todo title="Waiting for the board">
      {toJudge + toRate + toPublish === 0 ? (
        <p className="small secondary">Nothing waits.</p>
      ) : (
        <ul className="small">
          {toJudge > 0 && (
            <li>
              <Link to="/embedding/assessments" search={waitingSearch(code, 'judge')}>
                {capital(counted(toJudge, 'assessment'))} to validate or return
              </Link>
            </li>
          )}
          {toRate > 0 && (
            <li>
              <Link to="/embedding/assessments" search={waitingSearch(code, 'rate')}>
                {capital(counted(toRate, 'moderated assessment'))} to rate and submit
              </Link>
            </li>
          )}
          {toPublish > 0 && (
            <li>
              <Link to="/embedding/assessments" search={waitingSearch(code, 'publish')}>
                {capital(counted(toPublish, 'assessment'))} to publish
              </Link>
            </li>
          )}
        </ul>
      )}
    </Todo>
  )
}

/** What the board asks of its networks now. */
function Campaigns({ code }: { code: string }) {
  const may = usePermission('assessment_campaigns.list')
  const { data } = useQuery({ ...campaignsQuery({ icb: code }), enabled: may === true })
  if (!may || !data) return null
  const now = data.items.filter(({ status }) => status === 'open' || status === 'overdue')
  return (
    <Todo title="Campaign">
      {now.length === 0 ? (
        <p className="small">
          <span className="secondary">The board asks for no assessment now.</span>{' '}
          <Link to="/embedding/campaigns">Campaigns</Link>
        </p>
      ) : (
        now.map((campaign) => <CampaignLine key={campaign.id} campaign={campaign} />)
      )}
    </Todo>
  )
}

function CampaignLine({ campaign }: { campaign: Campaign }) {
  const { id, title, pcns, published, in_progress, not_begun } = campaign
  const waited = in_progress + not_begun
  return (
    <p className="small">
      <Link to="/embedding/campaigns/$id" params={{ id }}>
        {title}
      </Link>
      : {dayWords(campaign)}. {published} of {counted(pcns, 'PCN')}{' '}
      {published === 1 ? 'has' : 'have'} published;{' '}
      {campaign.status === 'overdue' ? <b>{waited} late</b> : `${waited} still to submit`}.
    </p>
  )
}

/** The improvement actions of its networks that are late. */
function Overdue({ code }: { code: string }) {
  const may = usePermission('improvement_actions.list')
  const query = actionsQuery({ icb: code, overdue: 'yes' })
  const { data } = useQuery({ ...query, enabled: may === true })
  if (!may || !data) return null
  const late = data.total ?? data.items.length
  return (
    <Todo title="Improvement actions">
      <p className="small">
        {late === 0 ? (
          <>
            <span className="secondary">None is overdue.</span>{' '}
            <Link to="/embedding/actions" search={{ icb: code }}>
              All under way
            </Link>
          </>
        ) : (
          <Link to="/embedding/actions" search={{ icb: code, overdue: 'yes' }}>
            {capital(counted(late, 'action'))} overdue
          </Link>
        )}
      </p>
    </Todo>
  )
}
