import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { focusHeading } from '@/shared/ui/page'

interface AskBlockProps {
  title: string
  children: ReactNode
}

/** Asks before something is done: it stands in the address, and takes the focus where it appears. */
export function AskBlock({ title, children }: AskBlockProps) {
  const id = useId()
  const block = useRef<HTMLElement>(null)
  useEffect(() => block.current?.focus(), [])
  return (
    <section className="todo landing" aria-labelledby={id} tabIndex={-1} ref={block}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

/** The way out of it: nothing happens. */
export function KeepLink({ children }: { children: ReactNode }) {
  return (
    <Link
      className="button button--quiet"
      to="."
      search={(old) => ({
        ...old,
        ask: undefined,
        membership: undefined,
        secret: undefined,
        invitation: undefined,
      })}
      resetScroll={false}
      // What was pressed is gone.
      onClick={() => setTimeout(focusHeading)}
    >
      {children}
    </Link>
  )
}
