import { Link } from '@tanstack/react-router'
import { codesFor } from '../errors'
import { limits, typeWords } from '../schema-rows'
import { type Operation, resolve, type Spec } from '../spec'

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
              <td data-label="What it does">{note.filter(Boolean).join(' · ')}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

export function AnswersTable({ operation }: { operation: Operation }) {
  return (
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
                {response.description}
                {response.headers && (
                  <span className="secondary">
                    {' '}
                    Headers: {Object.keys(response.headers).join(', ')}
                  </span>
                )}
              </span>
            </td>
            <td data-label="Problem codes">
              <span>
                {codesFor(status).map(({ code }, i) => (
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
  )
}
