import type { AreaStanding } from '@/api/types'
import { useWidth } from '@/shared/charts/use-width'
import { Hatches, useHatches } from './hatches'
import { count, ORDER } from './words'

const HEIGHT = 24
/** Between two parts, taken from both, so that they do not touch. */
const GAP = 2

interface SharesBarProps {
  board: Pick<AreaStanding, 'statuses' | 'pcns'>
  className: string
}

/** A bar of parts, each as wide as its share: the words stand elsewhere. */
export function SharesBar({ board, className }: SharesBarProps) {
  const { shell, width } = useWidth<HTMLDivElement>(816)
  const { nameOf, fillOf } = useHatches()
  let at = 0
  return (
    <div className={className} ref={shell}>
      <svg
        width="100%"
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <Hatches nameOf={nameOf} />
        {ORDER.map((status) => {
          const wide = (width * count(board, status)) / Math.max(1, board.pcns)
          at += wide
          return wide > 0 ? (
            <rect
              key={status}
              className={`trend__part trend__part--${status}`}
              style={fillOf(status)}
              x={at - wide + 0.5}
              y="0.5"
              width={Math.max(1, wide - GAP - 1)}
              height={HEIGHT - 1}
            />
          ) : null
        })}
      </svg>
    </div>
  )
}
