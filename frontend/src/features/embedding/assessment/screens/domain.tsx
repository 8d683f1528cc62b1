import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Needs } from '@/shared/ui/needs'
import { PageHeader } from '@/shared/ui/page'
import { BeganAs } from '../components/began-as'
import { Returned } from '../components/passed'
import { AssessmentCrumbs, NotHere } from '../components/pieces'
import { RatingField } from '../components/rating-field'
import { ReadAssessment } from '../components/read-assessment'
import { SaveLine } from '../components/save-line'
import { TakeSuggested } from '../components/take-suggested'
import { askedOf, domainsOf, keyOf, ratedOf } from '../model'
import { bodiesOf } from '../passed'
import {
  assessmentKey,
  assessmentQuery,
  type Domain,
  type Found,
  type Framework,
  type Rating,
  suggestionsQuery,
} from '../queries'
import { useAutosave } from '../use-autosave'
import { useEdits } from '../use-own-networks'
import { useReworded } from '../use-reworded'

export function DomainScreen() {
  return (
    <Needs do="assessments.rate" form>
      <Read />
    </Needs>
  )
}

function Read() {
  const { id, letter } = useParams({ from: '/embedding/assessments/$id/$letter' })
  const [readings, setReadings] = useState(0)
  return (
    <ReadAssessment id={id} form>
      {(found, framework) => (
        <DomainFound
          key={`${letter} ${readings}`}
          found={found}
          framework={framework}
          letter={letter}
          reload={() => setReadings((n) => n + 1)}
        />
      )}
    </ReadAssessment>
  )
}

interface DomainFoundProps {
  found: Found
  framework: Framework
  letter: string
  /** Reads it anew, and lets go what was chosen here. */
  reload: () => void
}

function DomainFound({ found, framework, letter, reload }: DomainFoundProps) {
  const { record } = found
  const domains = domainsOf(framework, record.ratings)
  const at = domains.findIndex(({ code }) => code === letter.toUpperCase())
  const domain = domains[at]
  const edits = useEdits(record)
  if (!domain) {
    return (
      <NotHere title="Domain not found">
        <p>This assessment asks nothing in a domain of this letter.</p>
      </NotHere>
    )
  }
  if (!edits) {
    const open = record.status === 'draft' || record.status === 'returned'
    return (
      <NotHere
        title={
          open
            ? `This assessment is for ${bodiesOf(record)[0]} to rate`
            : 'This assessment does not change any more'
        }
      >
        <p>
          <Link to="/embedding/assessments/$id" params={{ id: record.id }}>
            What it says
          </Link>
        </p>
      </NotHere>
    )
  }
  return <DomainForm {...{ found, domains, domain, at, reload }} />
}

interface DomainFormProps {
  found: Found
  domains: readonly Domain[]
  domain: Domain
  at: number
  reload: () => void
}

function DomainForm({ found, domains, domain, at, reload }: DomainFormProps) {
  const { record } = found
  const queryClient = useQueryClient()
  const save = useAutosave(found)
  const ratings = record.ratings.map((one) => save.answers[keyOf(one)] ?? one)
  const { data: suggestions = [] } = useQuery(suggestionsQuery(record.id))
  const lastId = record.prefilled_from
  const { data: last } = useQuery({ ...assessmentQuery(lastId ?? ''), enabled: lastId !== null })
  const reworded = useReworded(record, last?.record)
  useEffect(() => {
    const place = globalThis.location.hash.slice(1)
    if (place) document.getElementById(decodeURIComponent(place))?.focus()
  }, [])

  async function letGo() {
    await queryClient.resetQueries({ queryKey: assessmentKey(record.id) })
    reload()
  }

  const same = (rating: Rating) => (one: { criterion_code: string; role_type: string | null }) =>
    keyOf(one) === keyOf(rating)
  return (
    <>
      <PageHeader
        title={`${domain.code} ${domain.name}`}
        identity={`Domain ${at + 1} of ${domains.length}, ${ratedOf(ratings)} of ${ratings.length} rated`}
        breadcrumb={<AssessmentCrumbs of={record} />}
      />
      <progress
        className="rated-bar"
        max={ratings.length}
        value={ratedOf(ratings)}
        aria-label="How much is rated"
      />
      <Returned record={record} />
      <BeganAs record={record} />
      <div className="save-bar">
        <SaveLine save={save} reload={() => void letGo()} />
      </div>
      <TakeSuggested
        domain={domain}
        ratings={askedOf(domain, ratings).flatMap((asked) => asked.ratings)}
        suggestions={suggestions}
        onChange={save.change}
      />
      {askedOf(domain, ratings).map((asked) => (
        <section
          className="section criterion"
          key={asked.criterion.code}
          aria-labelledby={`${asked.criterion.code}-name`}
        >
          <h2 id={`${asked.criterion.code}-name`}>
            {asked.criterion.code} {asked.criterion.name}
          </h2>
          <p>{asked.criterion.explanation}</p>
          {reworded.has(asked.criterion.code) && (
            <p className="small">
              <b>Changed since.</b> The framework says this otherwise than it did last time: read
              the levels again.
            </p>
          )}
          {asked.criterion.is_gate && (
            <p className="small">
              <b>Gate.</b> The Network Contract asks for it: below established, the status is at
              most developing.
            </p>
          )}
          <div className={asked.ratings.length > 1 ? 'rating-roles' : undefined}>
            {asked.ratings.map((rating) => (
              <RatingField
                key={keyOf(rating)}
                criterion={asked.criterion}
                rating={rating}
                last={last?.record.ratings.find(same(rating))}
                suggestion={suggestions.find(same(rating))}
                faults={save.faults[keyOf(rating)]}
                onChange={save.change}
              />
            ))}
          </div>
        </section>
      ))}
      <Ways id={record.id} before={domains[at - 1]} after={domains[at + 1]} />
    </>
  )
}

interface WaysProps {
  id: string
  before: Domain | undefined
  after: Domain | undefined
}

function Ways({ id, before, after }: WaysProps) {
  return (
    <nav className="pager" aria-label="Domains">
      {before ? (
        <Link to="/embedding/assessments/$id/$letter" params={{ id, letter: before.code }}>
          ← Previous: {before.name}
        </Link>
      ) : (
        <Link to="/embedding/assessments/$id" params={{ id }}>
          ← Overview
        </Link>
      )}
      {after ? (
        <Link to="/embedding/assessments/$id/$letter" params={{ id, letter: after.code }}>
          <b>Next: {after.name} →</b>
        </Link>
      ) : (
        <Link to="/embedding/assessments/$id/review" params={{ id }}>
          <b>Next: review and submit →</b>
        </Link>
      )}
    </nav>
  )
}
