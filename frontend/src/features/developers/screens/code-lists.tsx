import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
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
        {(all) => {
          const lists = all.toSorted((a, b) => a.name.localeCompare(b.name))
          return (
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
                  <section
                    className="section"
                    id={name}
                    key={name}
                    aria-labelledby={`${name}-title`}
                  >
                    <h2 id={`${name}-title`}>
                      <code className="code-title">{name}</code>
                    </h2>
                    <p className="secondary">{description}</p>
                    <Folded of={codes.length} name={name}>
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
                              <th scope="row" className="mono">
                                {code}
                              </th>
                              <td data-label="Meaning">{meaning}</td>
                            </tr>
                          ))}
                        </tbody>
                      </table>
                    </Folded>
                  </section>
                ))}
              </div>
            </div>
          )
        }}
      </Resource>
    </>
  )
}

const SHORT = 12

/** A long list opens when asked for, or when the address names it. */
function Folded({ of: codes, name, children }: { of: number; name: string; children: ReactNode }) {
  const hash = useLocation({ select: (location) => location.hash })
  if (codes <= SHORT) return children
  return (
    <details className="folded" open={hash === name || undefined}>
      <summary>{formatNumber(codes)} codes</summary>
      {children}
    </details>
  )
}
