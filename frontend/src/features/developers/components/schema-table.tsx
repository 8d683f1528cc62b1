import type { SchemaRow } from '../schema-rows'
import { Described } from './text'

export function SchemaTable({ caption, rows }: { caption: string; rows: readonly SchemaRow[] }) {
  return (
    <table className="table table--stack">
      <caption className="hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Holds</th>
          <th scope="col">What it means</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.path}>
            <th scope="row">
              <code>{row.path}</code>
            </th>
            <td data-label="Holds">
              <span>
                {row.type}
                {!row.required && <span className="secondary">, may be absent</span>}
              </span>
            </td>
            <td data-label="What it means">
              <span>
                <Described text={row.note} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
