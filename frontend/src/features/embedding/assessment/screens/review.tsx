import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Refusal } from '@/shared/ui/form'
import { Needs } from '@/shared/ui/needs'
import { Lede, PageHeader, Section, Todo } from '@/shared/ui/page'
import { levelWords } from '../../words'
import { Returned } from '../components/passed'
import { AssessmentCrumbs, AssessmentWord } from '../components/pieces'
import { ReadAssessment } from '../components/read-assessment'
import { Gates, Scores } from '../components/scores'
import { useStep } from '../components/step'
import { faultsOfRatings, keyOf, letterOf, placeWords, reviewOf } from '../model'
import { bodiesOf } from '../passed'
import type { Assessment, Found, Framework, Rating } from '../queries'
import { useEdits } from '../use-own-networks'
import { ratingWords, scoreWords, statusWords } from '../words'

export function ReviewScreen() {
  return (
    <Needs do="assessments.submit">
      <Read />
    </Needs>
  )
}

function Read() {
  const { id } = useParams({ from: '/embedding/assessments/$id/review' })
  return (
    <ReadAssessment id={id}>
      {(found, framework) => <Review found={found} framework={framework} />}
    </ReadAssessment>
  )
}

function Review({ found, framework }: { found: Found; framework: Framework }) {
  const { record } = found
  const { unrated, unexplained, tooLittle } = reviewOf(record.ratings)
  const edits = useEdits(record)
  return (
    <>
      <PageHeader
        title="Review and submit"
        tab={`Review and submit, ${record.pcn_name}`}
        identity={
          <>
            {record.pcn_name} · <AssessmentWord status={record.status} />
          </>
        }
        breadcrumb={<AssessmentCrumbs of={record} />}
      />
      <ReviewLede of={record} tooLittle={tooLittle} />
      <Returned record={record} />
      <div className="columns columns--todo-first">
        <div>
          <Submit found={found} framework={framework} />
        </div>
        <div>
          {unexplained.length > 0 && (
            <Section title="Say why it differs from the records">
              <Places
                id={record.id}
                framework={framework}
                ratings={unexplained}
                field="-reason"
                note={(one) =>
                  `${ratingWords(one)}; the records suggest ${levelWords(one.suggested_level ?? 0).toLowerCase()}`
                }
              />
            </Section>
          )}
          <Gates record={record} framework={framework} edits={edits} />
          <Section title="Not rated">
            {unrated.length === 0 ? (
              <p>Everything that applies is rated.</p>
            ) : (
              <Places id={record.id} framework={framework} ratings={unrated} />
            )}
          </Section>
          <Scores record={record} framework={framework} edits={edits} />
        </div>
      </div>
    </>
  )
}

/** "It comes to Developing 47%. 40 of 44 that apply are rated." */
function ReviewLede({ of, tooLittle }: { of: Assessment; tooLittle: boolean }) {
  const rated = `${of.assessed} of the ${of.applicable} that apply are rated`
  if (!tooLittle) {
    return (
      <Lede>
        It comes to <b>{statusWords(of)}</b>. {rated}.
      </Lede>
    )
  }
  return (
    <Lede>
      <b>Too little is rated to give a status</b>: {rated}, and at least four fifths have to be.
      {of.score !== null && ` What is rated scores ${scoreWords(of.score)}.`}
    </Lede>
  )
}

interface PlacesProps {
  id: string
  framework: Framework
  ratings: readonly Rating[]
  /** The field at the place that is led to. */
  field?: string
  note?: (rating: Rating) => string
}

/** Ratings, each leading to its place. */
function Places({ id, framework, ratings, field = '', note }: PlacesProps) {
  return (
    <ul className="gates">
      {ratings.map((one) => (
        <li key={keyOf(one)}>
          <Link
            to="/embedding/assessments/$id/$letter"
            params={{ id, letter: letterOf(one) }}
            hash={`${keyOf(one)}${field}`}
          >
            {placeWords(framework, one)}
          </Link>
          {note && <span className="row-note">{note(one)}</span>}
        </li>
      ))}
    </ul>
  )
}

function Submit({ found, framework }: { found: Found; framework: Framework }) {
  const { id, ratings, status } = found.record
  const [works, answers] = bodiesOf(found.record)
  const edits = useEdits(found.record)
  const navigate = useNavigate()
  const submit = useStep(found, 'submit', () => {
    void navigate({ to: '/embedding/assessments/$id', params: { id } })
  })
  const faults = faultsOfRatings(submit.error, ratings)
  if (!edits) {
    const open = status === 'draft' || status === 'returned'
    return (
      <Todo title={open ? `It is for ${works} to submit` : 'It is submitted'}>
        <p className="small">
          <Link to="/embedding/assessments/$id" params={{ id }}>
            What it says, and who is next
          </Link>
        </p>
      </Todo>
    )
  }
  return (
    <Todo title={`Submit to ${answers}`}>
      {faults.length > 0 ? (
        <div className="error-summary" role="alert">
          <h2>Not submitted yet</h2>
          <ul>
            {faults.map(({ key, place, field, message }) => (
              <li key={key}>
                <Link
                  to="/embedding/assessments/$id/$letter"
                  params={{ id, letter: letterOf(place) }}
                  hash={field === 'reason' ? `${key}-reason` : key}
                >
                  {placeWords(framework, place)}
                </Link>
                <span className="row-note">{message}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <Refusal of={submit} now={<AssessmentWord status={status} />} />
      )}
      <p className="small">
        {answers === 'the board'
          ? 'The board then validates it, or returns it with a comment.'
          : 'The network’s manager then agrees to it, or gives it back with a comment.'}{' '}
        Until then nothing in it can be changed.
      </p>
      <p className="table-note">
        <button
          type="button"
          className="button"
          aria-disabled={submit.isPending}
          onClick={() => submit.isPending || submit.mutate()}
        >
          {submit.isPending ? 'Submitting…' : 'Submit'}
        </button>
      </p>
    </Todo>
  )
}
