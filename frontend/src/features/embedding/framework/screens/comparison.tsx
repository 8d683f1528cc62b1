import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { counted } from '@/shared/format/words'
import { SelectField } from '@/shared/ui/field'
import { Lede, PageHeader, PrintButton, Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { ApiPanel } from '../../api-panel'
import { KIND_WORDS, KINDS, tally } from '../comparison-words'
import { Differences } from '../components/differences'
import { FrameworkCrumbs, VersionFailed } from '../components/pieces'
import {
  comparisonQuery,
  type FrameworkComparison,
  type FrameworkDetail,
  frameworkQuery,
  frameworksQuery,
} from '../queries'
import { STATUSES } from '../words'

const HERE = '/embedding/frameworks/$version/comparison'

export function ComparisonScreen() {
  const { version } = useParams({ from: HERE })
  const query = useQuery(frameworkQuery(version))
  return (
    <Resource
      query={query}
      failed={(error, retry) => <VersionFailed {...{ version, error, retry }} />}
    >
      {(framework) => <Comparison framework={framework} />}
    </Resource>
  )
}

function Comparison({ framework }: { framework: FrameworkDetail }) {
  const { framework_version: number, based_on } = framework
  const { with: other } = useSearch({ from: HERE })
  // The first version was copied from none: there is nothing to hold it against until one is chosen.
  const asks = other !== undefined || based_on !== null
  const query = useQuery({
    ...comparisonQuery(String(number), other),
    enabled: asks,
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageHeader
        title={`What version ${number} changes`}
        tab={`Comparison of version ${number} of the framework`}
        identity={`Version ${number} of the framework beside another`}
        breadcrumb={<FrameworkCrumbs version={number} />}
      />
      <Lede>{query.data ? <Told compared={query.data} /> : '\u00a0'}</Lede>
      <Beside number={number} other={other ?? (based_on ? String(based_on) : undefined)} />
      {asks ? (
        <Resource query={query} part>
          {(compared) => (
            <div className={query.isPlaceholderData ? 'settling' : undefined}>
              <Items compared={compared} />
              <ApiPanel
                path={`embedding_frameworks/${number}/comparison?with=${compared.with}`}
                operation="compareEmbeddingFramework"
                what="This comparison"
              />
            </div>
          )}
        </Resource>
      ) : (
        <p className="lead-in">
          Version {number} was copied from no other. Choose one to hold it against.
        </p>
      )}
    </>
  )
}

function Told({ compared: { framework_version, with: other, items } }: Compared) {
  if (items.length === 0) {
    return (
      <>
        Version {framework_version} says the same as version {other}.
      </>
    )
  }
  return (
    <>
      Beside version {other}, version {framework_version} has <b>{tally(items)}</b>.
    </>
  )
}

/** Which version it is held against. */
function Beside({ number, other }: { number: number; other: string | undefined }) {
  const navigate = useNavigate()
  const { data } = useQuery(frameworksQuery)
  const others = data?.items.filter(({ framework_version }) => framework_version !== number) ?? []
  if (others.length === 0) return null
  return (
    <div className="filters">
      <SelectField
        id="with"
        label="Compared with"
        small
        value={other ?? ''}
        onChange={(event) =>
          void navigate({
            to: '.',
            search: (old) => ({ ...old, with: event.target.value || undefined }),
            resetScroll: false,
          })
        }
      >
        {!others.some(({ framework_version }) => String(framework_version) === other) && (
          <option value={other ?? ''}>Choose a version</option>
        )}
        {others.map(({ framework_version, status }) => (
          <option key={framework_version} value={framework_version}>
            Version {framework_version} ({STATUSES[status].toLowerCase()})
          </option>
        ))}
      </SelectField>
    </div>
  )
}

interface Compared {
  compared: FrameworkComparison
}

function Items({ compared }: Compared) {
  const { items, framework_version, with: other } = compared
  if (items.length === 0) {
    return (
      <p className="lead-in">
        No word, weight or gate differs.{' '}
        <Link to="/embedding/frameworks/$version" params={{ version: String(framework_version) }}>
          Read version {framework_version}
        </Link>
      </p>
    )
  }
  const kinds = KINDS.filter((kind) => items.some((one) => one.kind === kind))
  return kinds.map((kind, i) => {
    const some = items.filter((one) => one.kind === kind)
    return (
      <Section
        key={kind}
        title={`${KIND_WORDS[kind]}: ${counted(some.length, 'entry', 'entries')}`}
        actions={i === 0 && <PrintButton />}
      >
        <Differences items={some} version={kind === 'removed' ? other : framework_version} />
      </Section>
    )
  })
}
