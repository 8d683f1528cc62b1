import { Link } from '@tanstack/react-router'
import { usePermission } from '@/shared/permission'
import { Todo } from '@/shared/ui/page'
import { domainsOf, isRated, letterOf } from '../model'
import { bodiesOf, isUnfinished } from '../passed'
import type { Found, Framework } from '../queries'
import { useAnswers, useWorks } from '../use-own-networks'
import { nextWords } from '../words'
import { AskedSet } from './asked-set'
import { Becomes, useOwnSubmission } from './becomes'
import { DiscardForm } from './discard-form'
import { ReturnForm, StepButton } from './step'

interface StepsProps {
  found: Found
  framework: Framework
  done: (says: string) => void
}

/** What the reader can do with it as it stands, or who does what next. */
export function Steps({ found, framework, done }: StepsProps) {
  const { status } = found.record
  const works = useWorks(found.record)
  if (works && (status === 'draft' || status === 'returned')) {
    return <Work found={found} framework={framework} done={done} />
  }
  return (
    <>
      <Others found={found} done={done} works={works} />
      <LayAside found={found} done={done} />
    </>
  )
}

type DoneProps = Omit<StepsProps, 'framework'>

/** What is done with it by others than who works at it. */
function Others({ found, done, works }: DoneProps & { works: boolean }) {
  const { status } = found.record
  const answers = useAnswers(found.record)
  const publishes = usePermission('assessments.publish')
  const own = useOwnSubmission(found, works && answers)
  if (answers && status === 'submitted') {
    if (own === undefined) return null
    return (
      <>
        <Answer found={found} own={own} done={done} />
        <GiveBack found={found} done={done} />
      </>
    )
  }
  if ((publishes || answers) && status === 'validated') {
    return (
      <>
        {publishes ? <Publish found={found} done={done} /> : <Next record={found.record} />}
        {answers && <GiveBack found={found} done={done} />}
      </>
    )
  }
  return <Next record={found.record} />
}

/** The programme's, of what is not published, whoever works at it. */
function LayAside({ found, done }: DoneProps) {
  const may = usePermission('assessments.discard_any')
  if (!may || !isUnfinished(found.record)) return null
  return (
    <div className="aside-block">
      <DiscardForm found={found} done={() => done('The assessment is discarded.')} />
    </div>
  )
}

function Next({ record }: { record: Found['record'] }) {
  return (
    <Todo title="Who is next">
      <p className="small">{nextWords(record)}</p>
    </Todo>
  )
}

/** What is handed in is relied on by the other body, or not: the board by what a network says, a network by what its board does. */
function Answer({ found, own, done }: DoneProps & { own: boolean }) {
  const { kind, pcn_name } = found.record
  const boards = kind === 'moderated'
  return (
    <Todo title={boards ? 'It waits for you: do you agree?' : 'Can it be relied on?'}>
      {own ? (
        <p className="small">
          You submitted it, so somebody else {boards ? 'agrees to' : 'validates'} it:{' '}
          {boards ? 'another manager of the network' : 'another lead of the board'}, or the
          programme.
        </p>
      ) : (
        <StepButton
          key="validate"
          found={found}
          step="validate"
          label={boards ? 'Agree' : 'Validate'}
          says={
            boards
              ? `You say for ${pcn_name} that what the board found is so. The board can then publish it.`
              : `You say for the board that what ${pcn_name} submitted can be relied on. It is then ready to be published.`
          }
          done={() =>
            done(boards ? 'You have agreed to the assessment.' : 'The assessment is validated.')
          }
        />
      )}
    </Todo>
  )
}

function Publish({ found, done }: DoneProps) {
  return (
    <Todo title="Publish it">
      <StepButton
        key="publish"
        found={found}
        step="publish"
        label="Publish"
        says={<Becomes record={found.record} />}
        done={() => done('The assessment is published.')}
      />
    </Todo>
  )
}

function GiveBack({ found, done }: DoneProps) {
  const [works] = bodiesOf(found.record)
  const says =
    works === 'the board'
      ? 'The assessment is returned to the board.'
      : 'The assessment is returned to its network.'
  return (
    <Todo title="Or give it back">
      <ReturnForm found={found} to={works} done={() => done(says)} />
    </Todo>
  )
}

/** The steps of who works at it: go on where something is missing, submit, or lay it aside. */
function Work({ found, framework, done }: StepsProps) {
  const { id, ratings } = found.record
  const missing = ratings.find((one) => !isRated(one))
  const [first] = domainsOf(framework, ratings)
  const letter = missing ? letterOf(missing) : (first?.code ?? 'A')
  return (
    <>
      <Todo title={missing ? 'Go on' : 'Look it over'}>
        <p className="small">
          {missing
            ? 'Each answer is saved as you give it.'
            : 'Everything is rated. Review it, then submit it.'}
        </p>
        <div className="button-row table-note">
          {missing && (
            <Link
              className="button"
              to="/embedding/assessments/$id/$letter"
              params={{ id, letter }}
            >
              Go on with domain {letter}
            </Link>
          )}
          <Link
            className={missing ? undefined : 'button'}
            to="/embedding/assessments/$id/review"
            params={{ id }}
          >
            Review and submit
          </Link>
        </div>
      </Todo>
      <AskedSet found={found} done={done} />
      <div className="aside-block">
        <StepButton
          key="discard"
          found={found}
          step="discard"
          label="Discard"
          quiet
          says="It is laid aside for good, with every answer in it. Another can then be begun."
          done={() => done('The assessment is discarded.')}
        />
      </div>
    </>
  )
}
