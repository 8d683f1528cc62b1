import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { datedRequest, tokenRequest } from '@/shared/api-request'
import { formatDate } from '@/shared/format/date'
import { usePermission } from '@/shared/permission'
import { CodeBlock, Json } from '@/shared/ui/code'
import { DeveloperTabs } from '@/shared/ui/developer-tabs'
import { Lede, PageHeader, Section, Todo } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { Path } from '../components/text'
import { SPEC_JSON, SPEC_YAML, sampleQuery, specQuery } from '../queries'
import { formats, operations } from '../spec'

const origin = globalThis.location.origin

export function QuickStartScreen() {
  return (
    <>
      <PageHeader
        title="Developers"
        identity="Read and write everything Trellis holds, keyed by ODS code"
      />
      <Lede>
        Everything on these pages is <b>one request away</b>, as JSON, CSV, NDJSON or Excel, and as
        it stood <b>on any day</b>.
      </Lede>
      <DeveloperTabs />
      <div className="columns">
        <div>
          <FirstRequest />
          <Resources />
        </div>
        <Downloads />
      </div>
    </>
  )
}

function FirstRequest() {
  const sample = useQuery(sampleQuery)
  const keeps = usePermission('api_clients.create')
  const token = tokenRequest(origin)
  const one = datedRequest(origin)
  return (
    <Section title="Make your first request">
      <ol className="steps">
        <li>
          <h3>Have a client</h3>
          <p>
            {keeps ? (
              <>
                <Link to="/api-clients/new">Make an API client</Link>: you get an id and a secret,
                shown once.
              </>
            ) : (
              <>
                A program signs in with the id and secret of an API client.{' '}
                <Link to="/sign-in" search={{ return_to: '/developers' }}>
                  Sign in
                </Link>{' '}
                as somebody who may make one, or ask a programme admin.
              </>
            )}
          </p>
        </li>
        <li>
          <h3>Get a token</h3>
          <p>Put the id and the secret between the quotes of the first two lines.</p>
          <CodeBlock copy={token} label="the request for a token">
            {token}
          </CodeBlock>
        </li>
        <li>
          <h3>Ask for one board, as it stood on a date</h3>
          <CodeBlock copy={one} label="the request for one board">
            {one}
          </CodeBlock>
          <p className="small secondary">
            Where an installation shows organisations to everyone, this one works without a token
            too.
          </p>
        </li>
        <li>
          <h3>Read the answer</h3>
          <Resource query={sample} part>
            {({ body, status, etag }) => (
              <>
                <CodeBlock label="the answer">
                  <span className="secondary">{`HTTP ${status}   ETag: ${etag}\n`}</span>
                  <Json value={body} />
                </CodeBlock>
                <p className="small secondary">
                  On {formatDate(body.as_of)} the board was {body.short_name}, so you get{' '}
                  {body.ods_code} and a pointer to its successor{' '}
                  {body.successors.map((next) => next.ods_code).join(', ')}. Send the ETag back as{' '}
                  <code>If-Match</code> when you change something.
                </p>
              </>
            )}
          </Resource>
        </li>
      </ol>
    </Section>
  )
}

function Resources() {
  const spec = useQuery(specQuery)
  return (
    <Section title="Resources" actions={<Link to="/docs">Full reference</Link>}>
      <Resource query={spec} part>
        {(data) => (
          <table className="table table--stack">
            <thead>
              <tr>
                <th scope="col">Path</th>
                <th scope="col">Method</th>
                <th scope="col">Does</th>
                <th scope="col">Formats</th>
              </tr>
            </thead>
            <tbody>
              {operations(data).map((operation) => (
                <tr key={operation.id}>
                  <th scope="row">
                    <Link to="/docs/$operation" params={{ operation: operation.id }}>
                      <Path path={operation.path} />
                    </Link>
                  </th>
                  <td data-label="Method">{operation.method}</td>
                  <td data-label="Does">{operation.summary}</td>
                  <td data-label="Formats">{formats(operation).join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Resource>
    </Section>
  )
}

const files = [
  ['/api/v1/icbs.csv', 'Boards, CSV'],
  ['/api/v1/icbs.ndjson', 'Boards, NDJSON'],
  ['/api/v1/icbs.xlsx', 'Boards, Excel'],
] as const

function Downloads() {
  return (
    <div className="screen-only">
      <Todo title="Next">
        <p>
          <Link to="/docs">
            <b>Read the reference</b>
          </Link>
          <br />
          <span className="small">Every operation, with its fields and answers</span>
        </p>
        <p>
          <Link to="/docs/sandbox">
            <b>Try it in the sandbox</b>
          </Link>
          <br />
          <span className="small">Writes too; it can be set back</span>
        </p>
        <p>
          <Link to="/docs/errors">
            <b>Plan for errors</b>
          </Link>
          <br />
          <span className="small">Each code, what it means and what to do</span>
        </p>
      </Todo>
      <Section title="Description" className="aside-block">
        <ul className="small link-list">
          <li>
            <a href={SPEC_JSON}>openapi.json</a>
          </li>
          <li>
            <a href={SPEC_YAML}>openapi.yaml</a>
          </li>
        </ul>
      </Section>
      <Section title="Downloads" className="aside-block">
        <ul className="small link-list">
          {files.map(([address, label]) => (
            <li key={address}>
              <a href={address} download>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
