import { Link } from '@tanstack/react-router'
import { listed } from '@/shared/format/words'
import { codesFor } from '../errors'
import { limits, typeWords } from '../schema-rows'
import { type Operation, type Response, resolve, type Spec } from '../spec'
import { Described } from './text'

const places = { query: 'Query', path: 'Path', header: 'Header', cookie: 'Cookie' } as const

export function ParametersTable({ spec, operation }: { spec: Spec; operation: Operation }) {
  return (
    <table className="table table--stack">
      <caption className="hidden">Parameters</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">In</th>
          <th scope="col">Holds</th>
          <th scope="col">What it does</th>
        </tr>
      </thead>
      <tbody>
        {operation.parameters.map((parameter) => {
          const schema = parameter.schema ?? {}
          const note = [parameter.description, limits(resolve(spec, schema))]
          return (
            <tr key={`${parameter.in} ${parameter.name}`}>
              <th scope="row">
                <code>{parameter.name}</code>
              </th>
              <td data-label="In">{places[parameter.in]}</td>
              <td data-label="Holds">
                <span>
                  {typeWords(spec, schema)}
                  {parameter.required && <b>, required</b>}
                </span>
              </td>
              <td data-label="What it does">
                <span>
                  <Described text={note.filter(Boolean).join(' · ')} />
                </span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

export function AnswersTable({ operation }: { operation: Operation }) {
  const common = commonHeaders(operation)
  return (
    <>
      <table className="table table--stack">
        <caption className="hidden">Answers</caption>
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">When</th>
            <th scope="col">Problem codes</th>
          </tr>
        </thead>
        <tbody>
          {operation.responses.map(({ status, response }) => (
            <tr key={status}>
              <th scope="row">
                <b>{status}</b>
              </th>
              <td data-label="When">
                <span>
                  <Described text={response.description} />
                  <Headers names={own(response, common)} />
                </span>
              </td>
              <td data-label="Problem codes">
                <span>
                  {codesFor(status).map((code, i) => (
                    <span key={code}>
                      {i > 0 && ', '}
                      <Link to="/docs/errors" hash={code}>
                        <code>{code}</code>
                      </Link>
                    </span>
                  ))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {common.length > 0 && (
        <p className="small secondary table-note">Every answer carries {listed(common)}.</p>
      )}
    </>
  )
}

function headerNames(response: Response): string[] {
  return Object.keys(response.headers ?? {})
}

/** Headers that every answer of an operation carries, said once below the table. */
function commonHeaders({ responses }: Operation): string[] {
  const [first, ...others] = responses.map(({ response }) => headerNames(response))
  return first?.filter((name) => others.every((names) => names.includes(name))) ?? []
}

function own(response: Response, common: readonly string[]): string[] {
  return headerNames(response).filter((name) => !common.includes(name))
}

function Headers({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null
  return <span className="secondary"> With {listed(names)}.</span>
}
