import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { CodeBlock, Json } from '@/shared/ui/code'
import { PageHeader, Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { AnswersTable, ParametersTable } from '../components/operation-tables'
import { SchemaTable } from '../components/schema-table'
import { Described, Path } from '../components/text'
import { curl } from '../curl'
import { specQuery } from '../queries'
import { example, schemaRows } from '../schema-rows'
import { byTag, type Operation, operations, type Schema, type Spec } from '../spec'

const origin = globalThis.location.origin

export function OperationScreen() {
  const { operation: id } = useParams({ from: '/docs/$operation' })
  const query = useQuery(specQuery)
  return (
    <Resource query={query}>
      {(spec) => {
        const operation = operations(spec).find((candidate) => candidate.id === id)
        return operation ? <OperationPage spec={spec} operation={operation} /> : <Unknown id={id} />
      }}
    </Resource>
  )
}

const crumbs = (
  <>
    <li>
      <Link to="/developers">Developers</Link>
    </li>
    <li>
      <Link to="/docs">API reference</Link>
    </li>
  </>
)

function Unknown({ id }: { id: string }) {
  return (
    <>
      <PageHeader title="Operation not found" identity={id} breadcrumb={crumbs} />
      <p className="section">
        The description the server publishes has no such operation.{' '}
        <Link to="/docs">See all of them</Link>
      </p>
    </>
  )
}

function OperationPage({ spec, operation }: { spec: Spec; operation: Operation }) {
  const request = curl(spec, operation, origin)
  const success = operation.responses.find(({ status }) => status.startsWith('2'))
  const answer = success?.response.content?.['application/json']?.schema
  return (
    <>
      <PageHeader
        title={operation.summary}
        tab={`${operation.summary}, API reference`}
        identity={
          <>
            <b className="mono">{operation.method}</b> <Path path={operation.path} />
          </>
        }
        breadcrumb={crumbs}
      />
      {operation.description && (
        <p className="prose lead-in">
          <Described text={operation.description} />
        </p>
      )}
      <div className="columns">
        <div>
          <Section title="Ask">
            <CodeBlock copy={request} label="the request">
              {request}
            </CodeBlock>
          </Section>
          {operation.parameters.length > 0 && (
            <Section title="Parameters">
              <ParametersTable spec={spec} operation={operation} />
            </Section>
          )}
          {operation.body && <Fields spec={spec} title="Body" schema={operation.body} />}
          <Section title="Answers">
            <AnswersTable operation={operation} />
          </Section>
          {answer && <Fields spec={spec} title="Fields of the answer" schema={answer} shown />}
        </div>
        <OtherOperations spec={spec} operation={operation} />
      </div>
    </>
  )
}

interface FieldsProps {
  spec: Spec
  title: string
  schema: Schema
  /** Whether an example of the whole is shown below the fields. */
  shown?: boolean
}

function Fields({ spec, title, schema, shown = false }: FieldsProps) {
  const rows = schemaRows(spec, schema)
  if (rows.length === 0) return null
  return (
    <Section title={title}>
      <SchemaTable caption={title} rows={rows} />
      {shown && (
        <details className="more">
          <summary>Show its shape as JSON</summary>
          <CodeBlock label="the shape">
            <Json value={example(spec, schema)} />
          </CodeBlock>
        </details>
      )}
    </Section>
  )
}

function OtherOperations({ spec, operation }: { spec: Spec; operation: Operation }) {
  const group = byTag(spec).find(({ name }) => name === operation.tag)
  return (
    <Section title="Beside it" className="aside-block">
      <ul className="small link-list">
        {group?.operations.map(({ id, summary }) => (
          <li key={id}>
            {id === operation.id ? (
              <b>{summary}</b>
            ) : (
              <Link to="/docs/$operation" params={{ operation: id }}>
                {summary}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
