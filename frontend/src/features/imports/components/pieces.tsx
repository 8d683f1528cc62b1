import { Fragment } from 'react'
import type { Piece } from '../lede'

/** A sentence with its figures in bold. */
export function Pieces({ of }: { of: readonly Piece[] }) {
  return of.map((piece, i) =>
    typeof piece === 'string' ? (
      <Fragment key={i}>{piece}</Fragment>
    ) : (
      <b key={i}>{piece.strong}</b>
    ),
  )
}
