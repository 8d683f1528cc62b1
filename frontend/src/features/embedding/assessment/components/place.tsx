import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface PlaceProps {
  /** The assessment, while the reader can rate in it. */
  edits: string | undefined
  letter: string
  /** The place on the domain's page; its beginning where there is none. */
  at?: string | undefined
  children: ReactNode
}

/** Leads to where something is rated, as long as it can be. */
export function Place({ edits, letter, at = '', children }: PlaceProps) {
  if (!edits) return children
  return (
    <Link to="/embedding/assessments/$id/$letter" params={{ id: edits, letter }} hash={at}>
      {children}
    </Link>
  )
}
