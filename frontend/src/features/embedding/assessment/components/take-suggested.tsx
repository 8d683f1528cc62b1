import { useState } from 'react'
import { levelWords } from '../../words'
import { keyOf, placeWords, unratedWith } from '../model'
import type { Domain, Rating, Suggestion } from '../queries'

interface TakeSuggestedProps {
  domain: Domain
  /** The ratings of one page. */
  ratings: readonly Rating[]
  suggestions: readonly Suggestion[]
  onChange: (rating: Rating) => void
}

type Taken = ReturnType<typeof unratedWith>

/** Takes at once what the records suggest of all that is not rated yet, says of what, and takes it back. */
export function TakeSuggested({ domain, ratings, suggestions, onChange }: TakeSuggestedProps) {
  const [taken, setTaken] = useState<Taken>([])
  const open = unratedWith(suggestions, ratings)
  if (open.length === 0 && taken.length === 0) return null
  const take = () => {
    setTaken(open)
    for (const { rating, level } of open) onChange({ ...rating, level })
  }
  const back = () => {
    for (const { rating, level } of taken) {
      const now = ratings.find((one) => keyOf(one) === keyOf(rating))
      // What was answered otherwise since then is the reader's own.
      if (now && now.level === level) onChange({ ...now, level: null })
    }
    setTaken([])
  }
  const done = taken.length > 0
  return (
    <div className="suggested" role="status">
      <p>
        {done
          ? 'Filled with what the records suggest. Read each below: what you know better, change.'
          : 'Not rated here, and the records suggest:'}
      </p>
      <ul className="small">
        {(done ? taken : open).map(({ rating, level }) => (
          <li key={keyOf(rating)}>
            {placeWords({ domains: [domain] }, rating)} – <b>{levelWords(level)}</b>
          </li>
        ))}
      </ul>
      <button type="button" className="button button--quiet" onClick={done ? back : take}>
        {done ? 'Undo' : 'Take what the records suggest'}
      </button>
    </div>
  )
}
