interface FigureCellProps {
  value: number | null | undefined
  /** That it is hidden. */
  suppressed: boolean
}

/** A count; in place of one that is not there, why it is not: not known is no zero, and hidden is neither. */
export function FigureCell({ value, suppressed }: FigureCellProps) {
  if (value !== null && value !== undefined) return <>{value.toLocaleString('en-GB')}</>
  if (suppressed) {
    return <span className="suppressed">Suppressed</span>
  }
  return <span className="secondary figure-gap">Not known</span>
}
