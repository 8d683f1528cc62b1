import { Link } from '@tanstack/react-router'
import type { Problem } from '@/api/problem'
import { CodeBlock, Json } from '@/shared/ui/code'
import { DeveloperTabs } from '@/shared/ui/developer-tabs'
import { Lede, PageHeader, Section } from '@/shared/ui/page'
import { errorMeanings } from '../errors'

const sample: Problem = {
  type: '/docs/errors#stale',
  title: 'Changed by someone else',
  status: 412,
  detail: 'This was changed after you read it.',
  instance: '/api/v1/icbs/QMJ',
  code: 'stale',
  request_id: '0198f6a2-7c1e-7d3b-9a55-2f0c8d4e6b71',
  current_version: 4,
}

export function ErrorsScreen() {
  return (
    <>
      <PageHeader
        title="Errors"
        tab="Errors, API reference"
        identity="Problem details, RFC 9457"
        breadcrumb={
          <li>
            <Link to="/developers">Developers</Link>
          </li>
        }
      />
      <Lede>
        Every refusal says <b>what is wrong</b> in plain words and carries a <b>code</b> that does
        not change.
      </Lede>
      <DeveloperTabs />
      <Section title="Codes">
        <table className="table table--stack">
          <caption className="hidden">Problem codes</caption>
          <thead>
            <tr>
              <th scope="col">Code</th>
              <th scope="col">Status</th>
              <th scope="col">What it means</th>
              <th scope="col">What to do</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(errorMeanings).map(([code, { status, meaning, todo }]) => (
              <tr key={code} id={code}>
                <th scope="row">
                  <code>{code}</code>
                </th>
                <td data-label="Status">{status}</td>
                <td data-label="What it means">{meaning}</td>
                <td data-label="What to do">{todo}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title="What a problem looks like">
        <CodeBlock label="a problem">
          <Json value={sample} />
        </CodeBlock>
        <p className="small secondary">
          Sent as <code>application/problem+json</code>. Quote the request id when you ask for help.
        </p>
      </Section>
    </>
  )
}
