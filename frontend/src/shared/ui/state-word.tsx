export type Shape = 'tick' | 'ring' | 'dot' | 'bars' | 'cross' | 'square' | 'triangle'

const SHAPES: Record<Shape, React.ReactNode> = {
  tick: <path d="m1 5.5 3 3 5-7" fill="none" stroke="currentColor" strokeWidth="2" />,
  ring: <circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" strokeWidth="2" />,
  dot: <circle cx="5" cy="5" r="5" fill="currentColor" />,
  bars: <path d="M1 0h3v10H1zM6 0h3v10H6z" fill="currentColor" />,
  cross: <path d="m1 1 8 8M9 1 1 9" fill="none" stroke="currentColor" strokeWidth="2" />,
  square: <rect width="10" height="10" fill="currentColor" />,
  triangle: <path d="M5 0 10 10H0z" className="at-risk" />,
}

interface StateWordProps {
  shape: Shape
  /** The colour's name among the statuses: "applied", "planned", "waiting", "left_out", "put_right". */
  tone: string
  children: React.ReactNode
}

/** A state as shape, word and colour: never the colour alone. */
export function StateWord({ shape, tone, children }: StateWordProps) {
  return (
    <span className={`status status--${tone}`}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        {SHAPES[shape]}
      </svg>
      {children}
    </span>
  )
}
