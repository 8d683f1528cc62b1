import { Hatches, useHatches } from './hatches'

/** A status as charts draw it, before its word. */
export function Swatch({ status }: { status: string }) {
  const { nameOf, fillOf } = useHatches()
  return (
    <svg className="status-swatch" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <Hatches nameOf={nameOf} />
      <rect
        className={`trend__part trend__part--${status}`}
        style={fillOf(status)}
        x="0.5"
        y="0.5"
        width="15"
        height="15"
      />
    </svg>
  )
}
