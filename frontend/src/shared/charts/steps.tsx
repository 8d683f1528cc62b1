import { type KeyboardEvent, type ReactNode, useState } from 'react'

interface StepsProps {
  /** What the whole picture shows, in a few words. */
  label: string
  /** What each of its points says, in a sentence. */
  points: readonly string[]
  /** The picture, with one of its points brought out. */
  children: (at: number | undefined) => ReactNode
}

/** Lets the arrow keys go from point to point of a chart; what each says is written below it and read out. */
export function Steps({ label, points, children }: StepsProps) {
  const [chosen, setChosen] = useState<number>()
  const last = points.length - 1
  const at = chosen === undefined ? undefined : Math.min(chosen, last)

  function step(event: KeyboardEvent) {
    const to = next(event.key, at, last)
    if (to === null) return
    event.preventDefault()
    setChosen(to)
  }

  return (
    <>
      <div
        className="steps"
        role="slider"
        tabIndex={0}
        aria-label={`${label}. The arrow keys go from point to point.`}
        aria-valuemin={1}
        aria-valuemax={points.length}
        aria-valuenow={(at ?? 0) + 1}
        aria-valuetext={points[at ?? 0]}
        onKeyDown={step}
      >
        {children(at)}
      </div>
      <p className="steps__said small" role="status">
        {at === undefined ? '' : points[at]}
      </p>
    </>
  )
}

/** Where a key leads; undefined back to the whole picture, null nowhere. */
function next(key: string, at: number | undefined, last: number): number | undefined | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return at === undefined ? 0 : Math.min(at + 1, last)
    case 'ArrowLeft':
    case 'ArrowUp':
      return at === undefined ? last : Math.max(at - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    case 'Escape':
      return undefined
    default:
      return null
  }
}
