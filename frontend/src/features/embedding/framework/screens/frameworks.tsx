import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { May } from '@/shared/permission'
import { Downloads } from '@/shared/ui/downloads'
import { Lede, PageHeader, Section, Todo } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { HowItWorks } from '../components/how-it-works'
import { VersionsTable } from '../components/versions-table'
import { type Framework, frameworksFile, frameworksQuery } from '../queries'

/** The versions of what networks are assessed against. */
export function FrameworksScreen() {
  const query = useQuery(frameworksQuery)
  return (
    <>
      <PageHeader
        title="Framework of embedding"
        identity="What networks are assessed against, in versions"
      />
      <Lede>{query.data ? <Current versions={query.data.items} /> : '\u00a0'}</Lede>
      <div className="columns columns--todo-first">
        <div className="screen-only">
          <May do="embedding_frameworks.create">
            <Todo title="Change what is asked">
              <p className="small">
                What is published stays as it is. A draft begins as a copy of a version, and is
                changed until you publish it.
              </p>
              <Link className="button" to="/embedding/frameworks/new">
                Begin a draft
              </Link>
            </Todo>
          </May>
        </div>
        <div>
          <Section title="Versions" actions={query.data && <Downloads file={frameworksFile} />}>
            <Resource query={query} part>
              {({ items }) =>
                items.length > 0 ? (
                  <VersionsTable versions={items} />
                ) : (
                  <p>There is no version yet. One comes with every new installation.</p>
                )
              }
            </Resource>
          </Section>
          <HowItWorks />
        </div>
      </div>
    </>
  )
}

function Current({ versions }: { versions: readonly Framework[] }) {
  const current = versions.find(({ status }) => status === 'published')
  if (!current) return <>No version is published, so nothing can be assessed yet.</>
  return (
    <>
      New assessments are made with <b>version {current.framework_version}</b>: {}
      {current.criteria_count} criteria, {current.core_count} of them in the core set, and{' '}
      {current.gate_count} gates.
    </>
  )
}
