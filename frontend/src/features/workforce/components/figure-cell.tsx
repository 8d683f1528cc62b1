interface FigureCellProps {
  value: number | null | undefined
  /** That it is hidden. */
  suppressed: boolean
  /** That it may be hidden, or not known: the two are not told apart. */
  perhaps?: boolean
}

/** A count; in place of one that is not there, why it is not: not known is no zero, and hidden is neither. */
export function FigureCell({ value, suppressed, perhaps = false }: FigureCellProps) {
  if (value !== null && value !== undefined) return <>{value.toLocaleString('en-GB')}</>
  if (suppressed) {
    return <span className="suppressed">{perhaps ? 'Suppressed or not known' : 'Suppressed'}</span>
  }
  return <span className="secondary figure-gap">Not known</span>
}
