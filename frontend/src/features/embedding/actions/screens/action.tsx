import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDate, formatInstant } from '@/shared/format/date'
import { HistoryPanel } from '@/shared/history/history-panel'
import { May } from '@/shared/permission'
import { Done } from '@/shared/ui/done'
import { Needs } from '@/shared/ui/needs'
import { Facts, Lede, PageHeader, PrintButton, Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { ApiPanel } from '../../api-panel'
import { ChangeForm } from '../components/change-form'
import { ActionCrumbs, ActionFailed, ActionWord } from '../components/pieces'
import { Steps } from '../components/steps'
import { type Action, actionQuery, type FoundAction } from '../queries'
import { usePast } from '../use-past'
import { whyWords } from '../words'

export function ActionScreen() {
  return (
    <Needs do="improvement_actions.read">
      <Read />
    </Needs>
  )
}

function Read() {
  const { id } = useParams({ from: '/embedding/actions/$id' })
  const query = useQuery(actionQuery(id))
  return (
    <Resource
      query={query}
      form
      failed={(error, retry) => <ActionFailed error={error} retry={retry} />}
    >
      {(found) => <ActionPage found={found} />}
    </Resource>
  )
}

function ActionPage({ found }: { found: FoundAction }) {
  const { record } = found
  const [said, setSaid] = useState({ says: '', at: 0 })
  const [changing, setChanging] = useState(false)
  const isPast = usePast([record])(record)
  const say = (says: string) => setSaid({ says, at: Date.now() })
  return (
    <>
      <PageHeader
        title={record.title}
        identity={
          <>
            Improvement action ·{' '}
            <Link to="/pcns/$code/embedding" params={{ code: record.pcn_code }}>
              {record.pcn_name}
            </Link>{' '}
            · <ActionWord status={record.status} is_overdue={record.is_overdue} />
          </>
        }
        breadcrumb={<ActionCrumbs below />}
      />
      {said.at > 0 && <Done at={said.at}>{said.says}</Done>}
      <ActionLede of={record} />
      {isPast && (
        <p className="prose">
          <b>This no longer presses</b>: what it was raised for does not hold today. If nothing is
          left to do, close it with what came of it.
        </p>
      )}
      <div className="columns columns--todo-first">
        <div className="screen-only">
          <Steps found={found} done={say} />
        </div>
        <div>
          {changing ? (
            <ChangeForm
              found={found}
              done={() => {
                setChanging(false)
                say('The change is saved.')
              }}
              cancel={() => setChanging(false)}
            />
          ) : (
            <Content of={record} change={() => setChanging(true)} />
          )}
          <div className="screen-only">
            <HistoryPanel table="improvement_actions" record={record.id} />
            <ApiPanel
              path={`improvement_actions/${record.id}`}
              operation="readImprovementAction"
              what="This action"
            />
          </div>
        </div>
      </div>
    </>
  )
}

/** "It is with the PCN manager, and due on 18 December 2026." */
function ActionLede({ of }: { of: Action }) {
  if (of.closed_on) {
    return (
      <Lede>
        <b>
          {of.status === 'done' ? 'Done' : 'Dropped'} on {formatDate(of.closed_on)}
        </b>
        . It was with: {of.owner}.
      </Lede>
    )
  }
  return (
    <Lede>
      <b>{of.owner}</b>, {of.is_overdue ? 'was due' : 'due'} on <b>{formatDate(of.due_on)}</b>
      {of.is_overdue && ': it is overdue'}.
    </Lede>
  )
}

function Content({ of, change }: { of: Action; change: () => void }) {
  const rows: [string, React.ReactNode][] = [
    ['Why', whyWords(of)],
    ['Whose it is', of.owner],
    ['Due', formatDate(of.due_on)],
    ['Raised', formatInstant(of.raised_at)],
    ['Last changed', formatInstant(of.updated_at)],
    ['Version', String(of.version)],
  ]
  return (
    <>
      {of.outcome && (
        <Section title={of.status === 'done' ? 'What came of it' : 'Why it was dropped'}>
          <p className="as-typed">{of.outcome}</p>
        </Section>
      )}
      {of.detail && (
        <Section title="Why, and what helps">
          <p className="as-typed">{of.detail}</p>
        </Section>
      )}
      <Section
        title="On record"
        actions={
          <>
            <May do="improvement_actions.update">
              <button type="button" className="link-button screen-only" onClick={change}>
                Change
              </button>
            </May>
            <PrintButton />
          </>
        }
      >
        <Facts rows={rows} />
      </Section>
    </>
  )
}
