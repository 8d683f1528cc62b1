import { type ReactNode, useState } from 'react'

interface CodeBlockProps {
  /** What the copy button copies; without it there is no button. */
  copy?: string
  label: string
  children: ReactNode
}

export function CodeBlock({ copy, label, children }: CodeBlockProps) {
  const [copied, setCopied] = useState(false)
  async function onCopy() {
    await navigator.clipboard.writeText(copy ?? '')
    setCopied(true)
  }
  return (
    <div className="code-block">
      {copy && (
        <button type="button" className="button button--quiet" onClick={onCopy}>
          {copied ? 'Copied' : 'Copy'}
          <span className="hidden"> {label}</span>
        </button>
      )}
      <pre>
        <code>{children}</code>
      </pre>
    </div>
  )
}

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?/g

/** JSON with its keys and texts told apart, in the order it came. */
export function Json({ value }: { value: unknown }) {
  const text = JSON.stringify(value, null, 2)
  const parts: ReactNode[] = []
  let at = 0
  for (const match of text.matchAll(TOKEN)) {
    parts.push(text.slice(at, match.index))
    const className = match[2] ? 'tok-key' : 'tok-text'
    parts.push(
      <span className={className} key={match.index}>
        {match[1]}
      </span>,
    )
    at = match.index + (match[1]?.length ?? 0)
  }
  parts.push(text.slice(at))
  return parts
}
