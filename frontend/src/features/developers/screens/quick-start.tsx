import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatDate } from '@/shared/format/date'
import { CodeBlock, Json } from '@/shared/ui/code'
import { Lede, PageHeader, Section, Todo } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { DeveloperTabs } from '../components/developer-tabs'
import { Path } from '../components/text'
import { SAMPLE, SPEC_JSON, SPEC_YAML, sampleQuery, specQuery } from '../queries'
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
  const list = `curl "${origin}/api/v1/icbs?region_code=Y56"`
  const one = `curl "${origin}/api/v1/icbs/${SAMPLE.code}?as_of=${SAMPLE.as_of}"`
  return (
    <Section title="Make your first request">
      <ol className="steps">
        <li>
          <h3>Ask for a list</h3>
          <CodeBlock copy={list} label="the request for a list">
            {list}
          </CodeBlock>
          <p className="small secondary">
            London’s boards as they stand today. No key is needed: until sign-in exists the server
            answers this machine only.
          </p>
        </li>
        <li>
          <h3>Ask for one board, as it stood on a date</h3>
          <CodeBlock copy={one} label="the request for one board">
            {one}
          </CodeBlock>
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
