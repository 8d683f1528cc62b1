import { useQuery } from '@tanstack/react-query'
import { counted } from '@/shared/format/words'
import { CodeBlock } from '@/shared/ui/code'
import { Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { type Campaign, chaseQuery } from '../queries'
import { chaseLine, WAITED_FOR } from '../words'

/** Those who have not submitted, a line each, ready to be copied into a message. */
export function ToChase({ of }: { of: Campaign }) {
  const query = useQuery(chaseQuery(of.id, { state: WAITED_FOR, sort: 'pcn_name' }))
  return (
    <Section title="To chase" className="section screen-only">
      <Resource query={query} part>
        {(items) => {
          if (items.length === 0) return <p>Nobody: every network that is asked has submitted.</p>
          const lines = items.map(chaseLine).join('\n')
          return (
            <details>
              <summary>{counted(items.length, 'network')} to chase, as a list to copy</summary>
              <div className="lead-in">
                <CodeBlock copy={lines} label="the list of networks to chase">
                  {lines}
                </CodeBlock>
              </div>
            </details>
          )
        }}
      </Resource>
    </Section>
  )
}
