import type { BoardEmbedding } from '@/api/types'
import { Lede } from '@/shared/ui/page'
import { findingOf } from './words'

/** "38 of 57 PCNs are established or embedded, up 2 since 1 July 2026." */
export function BoardFinding({ board }: { board: BoardEmbedding }) {
  const { good, pcns, moved, since, failing, worst } = findingOf(board)
  return (
    <Lede>
      <b>
        {good} of {pcns}
      </b>{' '}
      PCNs are established or embedded
      {moved !== undefined && moved !== 0 && since
        ? `, ${moved > 0 ? 'up' : 'down'} ${Math.abs(moved)} since ${since}`
        : ''}
      .{' '}
      {failing > 0 && (
        <>
          <b>{failing}</b> {failing === 1 ? 'does' : 'do'} not meet at least one gate, most often{' '}
          {worst}.
        </>
      )}
    </Lede>
  )
}
