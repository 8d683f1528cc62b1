import type { ImportKind } from '@/api/types'
import { Section } from '@/shared/ui/page'
import { kindName } from '../words'

/** What a file of a kind must hold, and a small one to try with. */
export function KindColumns({ kind }: { kind: ImportKind | undefined }) {
  if (!kind) {
    return (
      <Section title="What the file must hold">
        <p className="small secondary">
          Choose the kind: its columns and a sample stand here then.
        </p>
      </Section>
    )
  }
  // What our own lists work out by themselves is read past.
  const read = kind.columns.filter((column) => !column.is_derived)
  return (
    <Section
      title="What the file must hold"
      actions={
        <a
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(kind.sample)}`}
          download={kind.sample_name}
        >
          Download a sample
        </a>
      }
    >
      <p className="small">{kind.describes}</p>
      <table className="table table--stack columns-table">
        <caption className="hidden">Columns of {kindName(kind.name)}</caption>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Holds</th>
            <th scope="col">Such as</th>
          </tr>
        </thead>
        <tbody>
          {read.map(({ name, describes, example, required, aliases = [] }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
                {required && <span className="secondary">Required</span>}
              </th>
              <td data-label="Holds">
                <span>
                  {describes}
                  {aliases.length > 0 && (
                    <span className="secondary"> Also called {aliases.join(', ')}.</span>
                  )}
                </span>
              </td>
              <td data-label="Such as">{example}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
