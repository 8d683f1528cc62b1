import { Link } from '@tanstack/react-router'
import { usePermission } from '@/shared/permission'
import { Todo } from '@/shared/ui/page'
import { domainsOf, isRated, letterOf } from '../model'
import type { Found, Framework } from '../queries'
import { useAssesses } from '../use-own-networks'
import { nextWords } from '../words'
import { AskedSet } from './asked-set'
import { Becomes, useOwnSubmission } from './becomes'
import { ReturnForm, StepButton } from './step'

interface StepsProps {
  found: Found
  framework: Framework
  done: (says: string) => void
}

/** What the reader can do with it as it stands, or who does what next. */
export function Steps({ found, framework, done }: StepsProps) {
  const { status, pcn_code, pcn_name } = found.record
  const assesses = useAssesses(pcn_code)
  const judges = usePermission('assessments.validate')
  const own = useOwnSubmission(found, assesses && judges === true)
  if (assesses && (status === 'draft' || status === 'returned')) {
    return <Work found={found} framework={framework} done={done} />
  }
  if (judges && status === 'submitted') {
    if (own === undefined) return null
    return (
      <>
        <Todo title="Can it be relied on?">
          {own ? (
            <p className="small">
              You submitted it, so somebody else validates it: another lead of the board, or the
              programme.
            </p>
          ) : (
            <StepButton
              key="validate"
              found={found}
              step="validate"
              label="Validate"
              says={`You say for the board that what ${pcn_name} submitted can be relied on. It is then ready to be published.`}
              done={() => done('The assessment is validated.')}
            />
          )}
        </Todo>
        <GiveBack found={found} done={done} />
      </>
    )
  }
  if (judges && status === 'validated') {
    return (
      <>
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
        <GiveBack found={found} done={done} />
      </>
    )
  }
  return (
    <Todo title="Who is next">
      <p className="small">{nextWords(status)}</p>
    </Todo>
  )
}

function GiveBack({ found, done }: Omit<StepsProps, 'framework'>) {
  return (
    <Todo title="Or give it back">
      <ReturnForm found={found} done={() => done('The assessment is returned to its network.')} />
    </Todo>
  )
}

/** The network's own steps: go on where something is missing, submit, or lay it aside. */
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
          says="It is laid aside for good, with every answer in it. The network can then begin another."
          done={() => done('The assessment is discarded.')}
        />
      </div>
    </>
  )
}
