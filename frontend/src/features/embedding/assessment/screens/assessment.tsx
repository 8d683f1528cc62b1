import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { formatInstant } from '@/shared/format/date'
import { HistoryPanel } from '@/shared/history/history-panel'
import { fileOf } from '@/shared/search'
import { Done } from '@/shared/ui/done'
import { Downloads } from '@/shared/ui/downloads'
import { Needs } from '@/shared/ui/needs'
import { Facts, Lede, PageHeader, Section } from '@/shared/ui/page'
import { ApiPanel } from '../../api-panel'
import { called, KINDS } from '../../words'
import { BeganAs } from '../components/began-as'
import { CriteriaByDomain } from '../components/criteria-by-domain'
import { Discarded, Passed, Returned } from '../components/passed'
import { AssessmentCrumbs, AssessmentWord } from '../components/pieces'
import { ReadAssessment } from '../components/read-assessment'
import { Gates, Scores } from '../components/scores'
import { Steps } from '../components/steps'
import type { Assessment, AssessmentDetail, Found, Framework } from '../queries'
import { useEdits } from '../use-own-networks'
import {
  agreedWords,
  movementWords,
  nextWords,
  SETS,
  statusWords,
  unmetWords,
  whenOf,
} from '../words'

export function AssessmentScreen() {
  return (
    <Needs do="assessments.read">
      <Read />
    </Needs>
  )
}

function Read() {
  const { id } = useParams({ from: '/embedding/assessments/$id/' })
  return (
    <ReadAssessment id={id}>
      {(found, framework) => <AssessmentPage found={found} framework={framework} />}
    </ReadAssessment>
  )
}

function AssessmentPage({ found, framework }: { found: Found; framework: Framework }) {
  const { record } = found
  const [said, setSaid] = useState({ says: '', at: 0 })
  const edits = useEdits(record)
  return (
    <>
      <PageHeader
        title={record.pcn_name}
        tab={`Assessment of ${record.pcn_name}`}
        identity={
          <>
            Assessment · {called(KINDS, record.kind)} · <AssessmentWord status={record.status} />
          </>
        }
        breadcrumb={<AssessmentCrumbs below />}
      />
      {said.at > 0 && <Done at={said.at}>{said.says}</Done>}
      <AssessmentLede of={record} />
      <Returned record={record} />
      <BeganAs record={record} />
      <Discarded record={record} />
      <div className="columns columns--todo-first">
        <div className="screen-only">
          <Steps
            found={found}
            framework={framework}
            done={(says) => setSaid({ says, at: Date.now() })}
          />
        </div>
        <div>
          <Gates record={record} framework={framework} edits={edits} />
          <Scores record={record} framework={framework} edits={edits} />
          <CriteriaByDomain record={record} framework={framework} edits={edits} />
          <Passed record={record} />
          <OnRecord record={record} />
          <div className="screen-only">
            <HistoryPanel table="assessments" record={record.id} />
            <ApiPanel
              path={`assessments/${record.id}`}
              operation="readAssessment"
              what="This assessment"
            />
          </div>
        </div>
      </div>
    </>
  )
}

/** "Developing 47%, up 9 points. 2 gates not met; 40 of 44 rated." */
function AssessmentLede({ of }: { of: AssessmentDetail }) {
  const moved = movementWords(of.score_change)
  return (
    <Lede>
      <b>{statusWords(of)}</b>
      {moved && `, ${moved}`}. {unmetWords(of, of.result.gate_failures)}. {of.assessed} of{' '}
      {of.applicable} that apply are rated.
    </Lede>
  )
}

function OnRecord({ record }: { record: Assessment }) {
  const [what, at] = whenOf(record)
  const agreed = agreedWords(record)
  return (
    <Section
      title="On record"
      actions={<Downloads file={(format) => fileOf(`assessments/${record.id}`, format)} />}
    >
      <Facts
        rows={[
          [
            'Network',
            <Link key="pcn" to="/pcns/$code" params={{ code: record.pcn_code }}>
              {record.pcn_name}
            </Link>,
          ],
          ['Whose view', called(KINDS, record.kind)],
          ['What is asked', called(SETS, record.criteria_set)],
          ['Framework', `Version ${record.framework_version}`],
          ['Begun', formatInstant(record.opened_at)],
          [what, formatInstant(at)],
          ...(agreed ? ([['Who agreed', agreed]] as const) : []),
          ['Who is next', nextWords(record)],
          ['Version', String(record.version)],
        ]}
      />
    </Section>
  )
}
