import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface RoomLinkProps {
  to: string
  search?: Record<string, string | undefined>
  children: ReactNode
}

/** A way to another page of the room, whose filters it sets; the day stays. */
export function RoomLink({ to, search, children }: RoomLinkProps) {
  return (
    <Link to={to} search={(old: { as_of?: string }) => ({ as_of: old.as_of, ...search })}>
      {children}
    </Link>
  )
}
