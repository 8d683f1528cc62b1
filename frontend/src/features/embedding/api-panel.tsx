import { Link } from '@tanstack/react-router'
import { CodeBlock } from '@/shared/ui/code'
import { Section } from '@/shared/ui/page'

interface ApiPanelProps {
  /** The address below /api/v1. */
  path: string
  operation: string
  what: string
}

/** The same from a program: the request to copy, and where it is described. */
export function ApiPanel({ path, operation, what }: ApiPanelProps) {
  const request = `curl "${globalThis.location.origin}/api/v1/${path}"`
  return (
    <Section title="API" className="section screen-only">
      <p className="small secondary">
        {what}, as a program reads it.{' '}
        <Link to="/docs/$operation" params={{ operation }}>
          What the answer holds
        </Link>
      </p>
      <div className="lead-in">
        <CodeBlock copy={request} label="the request">
          {request}
        </CodeBlock>
      </div>
    </Section>
  )
}
