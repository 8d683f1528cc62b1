import type { Campaign } from '../queries'

/** Each part of the bar with its look; the word beside it says the same. */
const PARTS = [
  ['published', 'Published', 'embedded'],
  ['in_review', 'With the board', 'developing'],
  ['in_progress', 'Being worked at', 'emerging'],
  ['not_begun', 'Not begun', 'not_assessed'],
] as const

/** How many networks are how far: widths by number, each with its number and its word. */
export function Progress({ of }: { of: Campaign }) {
  const shown = PARTS.filter(([what]) => of[what] > 0)
  if (shown.length === 0) return null
  return (
    <ul className="distribution" aria-label="Networks by how far they are">
      {shown.map(([what, words, look]) => (
        <li key={what} style={{ flexGrow: of[what] }}>
          <span className={`distribution__part heat heat--${look}`}>{of[what]}</span>
          <span className="small">{words}</span>
        </li>
      ))}
    </ul>
  )
}
