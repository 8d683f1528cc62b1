import type { Piece } from '../../pcn-words'

export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map((piece, i) => {
    if (typeof piece === 'string') return piece
    return <b key={i}>{piece.strong}</b>
  })
}
