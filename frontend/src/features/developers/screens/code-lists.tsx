import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatNumber } from '@/shared/format/number'
import { DeveloperTabs } from '@/shared/ui/developer-tabs'
import { Lede, PageHeader, Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { codeListsQuery } from '../queries'

export function CodeListsScreen() {
  const query = useQuery(codeListsQuery)
  const codes = query.data?.reduce((sum, list) => sum + list.codes.length, 0)
  return (
    <>
      <PageHeader
        title="Code lists"
        identity="Every word that a field or a parameter can hold"
        breadcrumb={
          <li>
            <Link to="/developers">Developers</Link>
          </li>
        }
      />
      <Lede>
        {query.data && codes ? (
          <>
            <b>
              {formatNumber(codes)} codes in {formatNumber(query.data.length)} lists
            </b>
            , each with its meaning: the data dictionary, as the server itself answers it.
          </>
        ) : (
          '\u00a0'
        )}
      </Lede>
      <DeveloperTabs />
      <Resource query={query} part>
        {(lists) => (
          <div className="columns columns--todo-first">
            <Section title="Lists" className="aside-block screen-only">
              <ul className="small link-list">
                {lists.map(({ name }) => (
                  <li key={name}>
                    <Link to="." hash={name}>
                      <code>{name}</code>
                    </Link>
                  </li>
                ))}
                <li>
                  <a href="/api/v1/code_lists">All of them, JSON</a>
                </li>
              </ul>
            </Section>
            <div>
              {lists.map(({ name, description, codes }) => (
                <section className="section" id={name} key={name} aria-labelledby={`${name}-title`}>
                  <h2 id={`${name}-title`}>
                    <code className="code-title">{name}</code>
                  </h2>
                  <p className="secondary">{description}</p>
                  <table className="table table--stack table--codes">
                    <caption className="hidden">{name}</caption>
                    <thead>
                      <tr>
                        <th scope="col">Code</th>
                        <th scope="col">Meaning</th>
                      </tr>
                    </thead>
                    <tbody>
                      {codes.map(({ code, meaning }) => (
                        <tr key={code}>
                          <th scope="row">
                            <code>{code}</code>
                          </th>
                          <td data-label="Meaning">{meaning}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </section>
              ))}
            </div>
          </div>
        )}
      </Resource>
    </>
  )
}
