import { useState } from 'react'
import { keyOf, unratedWith } from '../model'
import type { Rating, Suggestion } from '../queries'

interface TakeSuggestedProps {
  /** The ratings of one page. */
  ratings: readonly Rating[]
  suggestions: readonly Suggestion[]
  onChange: (rating: Rating) => void
}

/** Takes at once what the records suggest of all that is not rated yet, and takes it back. */
export function TakeSuggested({ ratings, suggestions, onChange }: TakeSuggestedProps) {
  const [before, setBefore] = useState<readonly Rating[]>([])
  const open = unratedWith(suggestions, ratings)
  if (open.length === 0 && before.length === 0) return null
  const take = () => {
    setBefore(open.map(({ rating }) => rating))
    for (const { rating, level } of open) onChange({ ...rating, level })
  }
  const back = () => {
    for (const rating of before) {
      const now = ratings.find((one) => keyOf(one) === keyOf(rating))
      const suggested = suggestions.find((one) => keyOf(one) === keyOf(rating))
      // What was answered otherwise since then is the reader's own.
      if (now && now.level === suggested?.level) onChange({ ...now, level: null })
    }
    setBefore([])
  }
  return (
    <div className="suggested" role="status">
      <p>
        {before.length > 0
          ? `${levels(before.length)} taken. Read each below: what you know better, change.`
          : `The records suggest ${levels(open.length).toLowerCase()} for what is not rated here.`}
      </p>
      <button
        type="button"
        className="button button--quiet"
        onClick={before.length > 0 ? back : take}
      >
        {before.length > 0 ? 'Undo' : 'Take what the records suggest'}
      </button>
    </div>
  )
}

function levels(n: number): string {
  return n === 1 ? 'One level' : `${n} levels`
}
