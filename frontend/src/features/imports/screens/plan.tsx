import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { ProblemError } from '@/api/problem'
import type { Import } from '@/api/types'
import { HistoryPanel } from '@/shared/history/history-panel'
import { May } from '@/shared/permission'
import { Lede, PageHeader } from '@/shared/ui/page'
import { ErrorPage, Resource } from '@/shared/ui/states'
import { groupsQuery } from '../changes-queries'
import { ApplyBlock } from '../components/apply-block'
import { ChangesSection } from '../components/changes-section'
import { ImportCrumbs } from '../components/crumbs'
import { DiscardBlock } from '../components/discard-block'
import { EarlierImports } from '../components/earlier-imports'
import { Ledger } from '../components/ledger'
import { OutcomeNotice } from '../components/outcome-notice'
import { Pieces } from '../components/pieces'
import { ProblemsSection } from '../components/problems-section'
import { isOutdated } from '../components/refusal'
import { ReplanBlock } from '../components/replan-block'
import { SameContent } from '../components/same-content'
import { SettledBlock } from '../components/settled-block'
import { StepsLine } from '../components/steps-line'
import { UndoBlock } from '../components/undo-block'
import { lede } from '../lede'
import { importQuery, type Versioned } from '../queries'
import { useOutdated } from '../use-outdated'
import { type StepMutation, useStep } from '../use-step'
import { figures, importTitle, momentOf } from '../words'

const EVERY_MS = 5000

/** An apply goes on without the page that began it: a page opened meanwhile shows how it ends. */
function untilDecided({ state }: { state: { data: Versioned | undefined } }) {
  return state.data?.data.status === 'planned' ? EVERY_MS : false
}

export function PlanScreen() {
  const { id } = useParams({ from: '/imports/$id' })
  const query = useQuery({ ...importQuery(id), refetchInterval: untilDecided })
  return (
    <Resource
      query={query}
      failed={(error, retry) =>
        error instanceof ProblemError && error.code === 'not_found' ? (
          <Missing />
        ) : (
          <ErrorPage error={error} retry={retry} />
        )
      }
    >
      {(plan) => <Plan key={id} plan={plan} />}
    </Resource>
  )
}

function Missing() {
  return (
    <>
      <PageHeader title="Import not found" breadcrumb={<ImportCrumbs below />} />
      <div className="prose">
        <p>No import has this address. Imports are never deleted: check the link.</p>
        <p>
          <Link to="/imports">All imports</Link>
        </p>
      </div>
    </>
  )
}

function Plan({ plan }: { plan: Versioned }) {
  const { data } = plan
  const step = useStep(plan)
  const { data: found } = useQuery(groupsQuery(data))
  const between = useOutdated(data)
  const outdated = between !== undefined || isOutdated(step)
  return (
    <>
      <PageHeader
        title={importTitle(data)}
        identity={
          <>
            <span className="file-name">{data.file_name}</span> · {figures(data.rows_read, 'row')} ·
            sent on {momentOf(data.planned_at)}
          </>
        }
        breadcrumb={<ImportCrumbs below />}
      />
      {step.data && <OutcomeNotice key={step.submittedAt} done={step.data} />}
      <Lede>
        <Pieces of={lede(data, outdated)} />
      </Lede>
      <SameContent plan={data} />
      <StepsLine status={data.status} />
      <div className="columns">
        <div>
          {data.changes > 0 && <Ledger plan={data} groups={found?.groups} />}
          <ProblemsSection plan={data} />
          <ChangesSection plan={data} />
        </div>
        <div>
          <May do="imports.apply" otherwise={<SettledBlock plan={data} step={step} />}>
            <NextBlock plan={data} step={step} outdated={outdated} between={between} />
          </May>
          <HistoryPanel table="imports" record={data.id} />
          <EarlierImports id={data.id} />
        </div>
      </div>
    </>
  )
}

interface NextBlockProps {
  plan: Import
  step: StepMutation
  outdated: boolean
  /** What was applied or undone after the plan was worked out. */
  between: Import | undefined
}

/** The one block that says what to do, as the status and the question in the address have it. */
function NextBlock({ plan, step, outdated, between }: NextBlockProps) {
  const { ask } = useSearch({ from: '/imports/$id' })
  if (plan.status === 'planned') {
    if (ask === 'discard') return <DiscardBlock step={step} />
    if (outdated) return <ReplanBlock step={step} between={between} />
    return <ApplyBlock plan={plan} step={step} />
  }
  if (plan.status === 'applied' && ask === 'undo') return <UndoBlock plan={plan} step={step} />
  return <SettledBlock plan={plan} step={step} />
}
