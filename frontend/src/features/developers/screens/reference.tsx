import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { capital, counted } from '@/shared/format/words'
import { DeveloperTabs } from '@/shared/ui/developer-tabs'
import { Lede, PageHeader, Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { Path } from '../components/text'
import { SPEC_JSON, SPEC_YAML, specQuery } from '../queries'
import { byTag, operations } from '../spec'

export function ReferenceScreen() {
  const query = useQuery(specQuery)
  const spec = query.data
  return (
    <>
      <PageHeader
        title="API reference"
        identity={spec && `${spec.info.title} ${spec.info.version} · OpenAPI ${spec.openapi}`}
        breadcrumb={
          <li>
            <Link to="/developers">Developers</Link>
          </li>
        }
      />
      {spec && (
        <Lede>
          <b>{capital(counted(operations(spec).length, 'operation'))}</b>, each with what it takes
          and what it answers. This page is drawn from the description the server publishes.
        </Lede>
      )}
      <DeveloperTabs />
      <Resource query={query} part>
        {(data) => (
          <>
            {byTag(data).map((group, i) => (
              <Section
                key={group.name}
                title={capital(group.name)}
                actions={
                  i === 0 && (
                    <>
                      <a href={SPEC_JSON}>openapi.json</a>
                      <a href={SPEC_YAML}>openapi.yaml</a>
                    </>
                  )
                }
              >
                <p className="secondary">{group.description}</p>
                <table className="table table--stack table--operations">
                  <caption className="hidden">{group.name}</caption>
                  <thead>
                    <tr>
                      <th scope="col">Operation</th>
                      <th scope="col">Method</th>
                      <th scope="col">Path</th>
                    </tr>
                  </thead>
                  <tbody>
                    {group.operations.map((operation) => (
                      <tr key={operation.id}>
                        <th scope="row">
                          <Link to="/docs/$operation" params={{ operation: operation.id }}>
                            {operation.summary}
                          </Link>
                        </th>
                        <td data-label="Method">{operation.method}</td>
                        <td data-label="Path">
                          <Path path={operation.path} />
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Section>
            ))}
          </>
        )}
      </Resource>
    </>
  )
}
