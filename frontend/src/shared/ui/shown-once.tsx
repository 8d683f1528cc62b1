import { type ReactNode, useEffect, useId, useRef } from 'react'
import { CodeBlock } from './code'

interface ShownOnceProps {
  title: string
  /** What is not kept anywhere in this form. */
  secret: string
  /** What the copy button copies. */
  label: string
  children?: ReactNode
}

/** A secret that no page shows again: it takes the focus, and can be copied whole. */
export function ShownOnce({ title, secret, label, children }: ShownOnceProps) {
  const id = useId()
  const block = useRef<HTMLElement>(null)
  useEffect(() => block.current?.focus(), [])
  return (
    <section className="shown-once landing" aria-labelledby={id} tabIndex={-1} ref={block}>
      <h2 id={id}>{title}</h2>
      <CodeBlock copy={secret} label={label}>
        {secret}
      </CodeBlock>
      <div className="small">{children}</div>
    </section>
  )
}
