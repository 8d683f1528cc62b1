import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { formatInstant } from '@/shared/format/date'
import { counted, plural } from '@/shared/format/words'
import { HistoryPanel } from '@/shared/history/history-panel'
import { May } from '@/shared/permission'
import { Lede, PageHeader, PrintButton, Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { ApiPanel } from '../../api-panel'
import { Contents } from '../components/contents'
import { CriterionArticle } from '../components/criterion'
import { DraftTodo } from '../components/draft-todo'
import { HowItWorks } from '../components/how-it-works'
import { FrameworkCrumbs, StatusWord, VersionFailed } from '../components/pieces'
import { PublishBlock } from '../components/publish-block'
import { type Domain, derivationsQuery, type FrameworkDetail, frameworkQuery } from '../queries'
import { timesWords } from '../words'

export function FrameworkScreen() {
  const { version } = useParams({ from: '/embedding/frameworks/$version/' })
  const query = useQuery(frameworkQuery(version))
  return (
    <Resource
      query={query}
      failed={(error, retry) => <VersionFailed {...{ version, error, retry }} />}
    >
      {(framework) => <Framework key={version} framework={framework} />}
    </Resource>
  )
}

function Framework({ framework }: { framework: FrameworkDetail }) {
  const { ask } = useSearch({ from: '/embedding/frameworks/$version/' })
  const { data: rules = [] } = useQuery(derivationsQuery)
  const { framework_version: number, name, note, status, domains } = framework
  const address = `embedding_frameworks/${number}`
  return (
    <>
      <PageHeader
        title={name}
        tab={`Version ${number} of the framework`}
        identity={
          <>
            Version {number} of the framework · <StatusWord status={status} />
          </>
        }
        breadcrumb={<FrameworkCrumbs />}
        side={<Side framework={framework} />}
      />
      <Counts framework={framework} />
      <div className="columns columns--todo-first">
        <div className="screen-only">
          {status === 'draft' && (
            <May do="embedding_frameworks.update">
              {ask === 'publish' ? (
                <PublishBlock framework={framework} />
              ) : (
                <DraftTodo framework={framework} />
              )}
            </May>
          )}
          <Contents domains={domains} />
          <HistoryPanel table="embedding_frameworks" record={String(number)} />
        </div>
        <div>
          <Section
            title="About this version"
            actions={
              <>
                <a href={`/api/v1/${address}`} download={`framework-version-${number}.json`}>
                  Download JSON
                </a>
                <PrintButton />
              </>
            }
          >
            <p className="prose">{note}</p>
          </Section>
          <HowItWorks />
          {domains.map((domain) => (
            <DomainSection key={domain.code} domain={domain} framework={framework} rules={rules} />
          ))}
          <ApiPanel
            path={address}
            operation="readEmbeddingFramework"
            what="This version with every criterion"
          />
        </div>
      </div>
    </>
  )
}

function Side({ framework }: { framework: FrameworkDetail }) {
  const { framework_version, based_on, published_at, retired_at } = framework
  return (
    <dl>
      <dt>Published</dt>
      <dd>{published_at ? formatInstant(published_at) : 'Not yet'}</dd>
      {retired_at && (
        <>
          <dt>Retired</dt>
          <dd>{formatInstant(retired_at)}</dd>
        </>
      )}
      {based_on && (
        <>
          <dt>Based on</dt>
          <dd>
            <Link
              to="/embedding/frameworks/$version/comparison"
              params={{ version: String(framework_version) }}
              search={{ with: String(based_on) }}
            >
              Version {based_on}: compare
            </Link>
          </dd>
        </>
      )}
    </dl>
  )
}

function Counts({ framework }: { framework: FrameworkDetail }) {
  const { domains, criteria_count, core_count, gate_count } = framework
  return (
    <Lede>
      <b>{criteria_count} criteria</b> in {counted(domains.length, 'domain')}: {core_count} in the
      core set, and {counted(gate_count, 'gate')} that {plural(gate_count, 'caps', 'cap')} the
      status.
    </Lede>
  )
}

interface DomainSectionProps {
  domain: Domain
  framework: FrameworkDetail
  rules: readonly { code: string; meaning: string }[]
}

function DomainSection({ domain, framework, rules }: DomainSectionProps) {
  const { code, name, weight, criteria } = domain
  return (
    <section className="section domain" id={code} aria-labelledby={`${code}-title`}>
      <div className="section__head">
        <h2 id={`${code}-title`}>
          {code}. {name}
        </h2>
        {framework.status === 'draft' && (
          <May do="embedding_frameworks.update">
            <div className="actions">
              <Link
                to="/embedding/frameworks/$version/edit"
                params={{ version: String(framework.framework_version) }}
                search={{ domain: code }}
              >
                Change domain {code}
              </Link>
            </div>
          </May>
        )}
      </div>
      {weight > 1 && (
        <p className="small secondary">Counts {timesWords(weight)} in the score of a network.</p>
      )}
      {criteria.map((one) => (
        <CriterionArticle
          key={one.code}
          criterion={one}
          rule={rules.find((rule) => rule.code === one.derivation)?.meaning}
        />
      ))}
    </section>
  )
}
