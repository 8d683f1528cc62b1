import { useId } from 'react'

/** How each status that is no score is hatched: turned by so many degrees, and with or without a second line. */
const HATCHES = {
  insufficient_evidence: { turn: 45, crossed: false },
  unknown: { turn: 135, crossed: false },
  not_assessed: { turn: 45, crossed: true },
} as const

/** Names for the patterns of one picture, and the fill of a status in it. */
export function useHatches() {
  const id = useId()
  const nameOf = (status: string) => `${id}-${status}`
  return {
    nameOf,
    fillOf: (status: string) =>
      status in HATCHES ? { fill: `url(#${nameOf(status)})` } : undefined,
  }
}

/** The patterns themselves: what is not known looks like no point of the scale. */
export function Hatches({ nameOf }: { nameOf: (status: string) => string }) {
  return (
    <defs>
      {Object.entries(HATCHES).map(([status, { turn, crossed }]) => (
        <pattern
          key={status}
          id={nameOf(status)}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform={`rotate(${turn})`}
        >
          <rect className="hatch__ground" width="6" height="6" />
          <path className="hatch__line" d={crossed ? 'M0 0V6M0 0H6' : 'M0 0V6'} />
        </pattern>
      ))}
    </defs>
  )
}
