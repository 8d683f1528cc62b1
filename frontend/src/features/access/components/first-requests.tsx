import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ApiClient } from '@/api/types'
import { datedRequest, SAMPLE, tokenRequest } from '@/shared/api-request'
import { CodeBlock, Json } from '@/shared/ui/code'
import { Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { sampleAnswerQuery } from '../sample-query'

const { origin } = globalThis.location

interface FirstRequestsProps {
  client: ApiClient
  /** Known only right after it was made. */
  secret?: string | undefined
}

/** From the id and the secret to a dated answer. */
export function FirstRequests({ client, secret }: FirstRequestsProps) {
  const sample = useQuery(sampleAnswerQuery)
  const token = tokenRequest(origin, client.id)
  const request = datedRequest(origin)
  return (
    <Section title="First requests">
      <ol className="steps">
        <li>
          <h3>
            {client.has_public_key
              ? 'Have the id and the client’s private key at hand'
              : secret
                ? 'Copy the id and the secret'
                : 'Have the id and the secret at hand'}
          </h3>
          <dl className="credentials">
            <div>
              <dt>Client id</dt>
              <dd>
                <CodeBlock copy={client.id} label="the client id">
                  {client.id}
                </CodeBlock>
              </dd>
            </div>
            {secret && (
              <div>
                <dt>Secret, shown once</dt>
                <dd>
                  <CodeBlock copy={secret} label="the secret">
                    {secret}
                  </CodeBlock>
                </dd>
              </div>
            )}
          </dl>
        </li>
        <li>
          <h3>Get a token</h3>
          {client.has_public_key ? (
            <p>
              Sign an assertion with the client’s key (<code>private_key_jwt</code>, RFC 7523) for{' '}
              <code>{origin}/oauth/token</code>, and send it there:{' '}
              <Link to="/docs/$operation" params={{ operation: 'createToken' }}>
                what it has to say
              </Link>
              .
            </p>
          ) : (
            <>
              <p>Put the secret between the quotes of the first line.</p>
              <CodeBlock copy={token} label="the request for a token">
                {token}
              </CodeBlock>
            </>
          )}
          <p className="small secondary">
            It holds for a few minutes; <code>expires_in</code> says how long. Ask for the next one
            when it ends, not for each request.
          </p>
        </li>
        <li>
          <h3>Ask for one board, as it stood on a date</h3>
          <CodeBlock copy={request} label="the request for one board">
            {request}
          </CodeBlock>
        </li>
        <li>
          <h3>Read the answer</h3>
          <Resource query={sample} part>
            {(answer) => (
              <>
                <CodeBlock label="the answer">
                  <Json value={answer} />
                </CodeBlock>
                <p className="small secondary">
                  {SAMPLE.code} closed on that day, and <code>successors</code> names the board that
                  followed.
                </p>
              </>
            )}
          </Resource>
        </li>
      </ol>
    </Section>
  )
}
