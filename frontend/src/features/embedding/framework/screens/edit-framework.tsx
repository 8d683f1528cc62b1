import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { Needs } from '@/shared/ui/needs'
import { PageHeader } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { DomainForm } from '../components/domain-form'
import { NameForm } from '../components/name-form'
import { FrameworkCrumbs, VersionFailed } from '../components/pieces'
import { type FrameworkDetail, frameworkQuery } from '../queries'
import { STATUSES } from '../words'

export function EditFrameworkScreen() {
  return (
    <Needs do="embedding_frameworks.update" form>
      <Edit />
    </Needs>
  )
}

function Edit() {
  const { version } = useParams({ from: '/embedding/frameworks/$version/edit' })
  const { domain: code } = useSearch({ from: '/embedding/frameworks/$version/edit' })
  const query = useQuery(frameworkQuery(version))
  return (
    <Resource
      query={query}
      form
      failed={(error, retry) => <VersionFailed {...{ version, error, retry }} />}
    >
      {(framework) => {
        const domain = framework.domains.find((one) => one.code === code)
        if (framework.status !== 'draft') return <Fixed framework={framework} />
        if (code && !domain) return <NoDomain framework={framework} code={code} />
        return domain ? (
          <DomainForm key={`${version} ${code}`} framework={framework} domain={domain} />
        ) : (
          <NameForm key={version} framework={framework} />
        )
      }}
    </Resource>
  )
}

/** What was published stays as it is. */
function Fixed({ framework }: { framework: FrameworkDetail }) {
  const { framework_version: number, status } = framework
  return (
    <>
      <PageHeader
        title="Version that does not change"
        identity={`Version ${number} of the framework`}
        breadcrumb={<FrameworkCrumbs version={number} />}
      />
      <div className="prose lead-in">
        <p>
          Version {number} is {STATUSES[status].toLowerCase()}, and assessments stand on it: it does
          not change any more. <Link to="/embedding/frameworks/new">Begin a draft</Link> that is
          based on it.
        </p>
      </div>
    </>
  )
}

function NoDomain({ framework, code }: { framework: FrameworkDetail; code: string }) {
  const { framework_version: number } = framework
  return (
    <>
      <PageHeader
        title="Domain not found"
        identity={code}
        breadcrumb={<FrameworkCrumbs version={number} />}
      />
      <div className="prose lead-in">
        <p>Version {number} has no domain of this letter.</p>
        <p>
          <Link to="/embedding/frameworks/$version/edit" params={{ version: String(number) }}>
            All its domains
          </Link>
        </p>
      </div>
    </>
  )
}
