import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { formatDate } from '@/shared/format/date'
import { formatWholePounds } from '@/shared/format/money'
import { formatNumber } from '@/shared/format/number'
import { counted } from '@/shared/format/words'
import { fileOf } from '@/shared/search'
import { aboutQuery } from '@/shared/session'
import { staysOf } from '@/shared/stays'
import { Downloads } from '@/shared/ui/downloads'
import { Needs } from '@/shared/ui/needs'
import { Facts, PageHeader, Section, Todo } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { EntitlementBar } from '../components/entitlement-bar'
import { EntitlementBefore } from '../components/entitlement-before'
import { EntitlementChanges } from '../components/entitlement-changes'
import { EntitlementLede } from '../components/entitlement-lede'
import { EntitlementMonths } from '../components/entitlement-months'
import { EntitlementNetworks } from '../components/entitlement-networks'
import { EntitlementRoles } from '../components/entitlement-roles'
import { EntitlementTodo } from '../components/entitlement-todo'
import { EntitlementYears } from '../components/entitlement-years'
import { OutOfReach, PlaceCrumbs, TracksOnly, VerifiedWord } from '../components/money-pieces'
import { unclaimed } from '../entitlement-model'
import { formatRate } from '../money-words'
import { type Entitlement, entitlementQuery, type Place, placeQuery } from '../queries/money'

export function PcnEntitlementScreen() {
  const { code } = useParams({ from: '/pcns/$code/entitlement' })
  const { financial_year } = useSearch({ from: '/pcns/$code/entitlement' })
  return <EntitlementScreen place="pcns" code={code} year={financial_year} />
}

export function IcbEntitlementScreen() {
  const { code } = useParams({ from: '/icbs/$code/entitlement' })
  const { financial_year } = useSearch({ from: '/icbs/$code/entitlement' })
  return <EntitlementScreen place="icbs" code={code} year={financial_year} />
}

interface ScreenProps {
  place: Place
  code: string
  year: string | undefined
}

function EntitlementScreen(props: ScreenProps) {
  return (
    <Needs do="entitlement.read">
      <Found {...props} />
    </Needs>
  )
}

function Found({ place, code, year }: ScreenProps) {
  const { as_of } = useSearch({ from: '__root__' })
  const query = useQuery({
    ...entitlementQuery(place, code, year, as_of),
    placeholderData: staysOf(code, 4),
  })
  return (
    <Resource
      query={query}
      failed={(error, retry) => (
        <OutOfReach
          noun={place === 'pcns' ? 'PCN' : 'Board'}
          code={code}
          error={error}
          retry={retry}
        />
      )}
    >
      {(answer) => (
        <div className={query.isPlaceholderData ? 'settling' : undefined}>
          <Page place={place} code={code} answer={answer} />
        </div>
      )}
    </Resource>
  )
}

interface PageProps {
  place: Place
  code: string
  answer: Entitlement
}

function Page({ place, code, answer }: PageProps) {
  const { as_of } = useSearch({ from: '__root__' })
  const { data: found } = useQuery(placeQuery(place, code, as_of))
  const [item] = answer.items
  const isPcn = place === 'pcns'
  const name = found?.name ?? (isPcn ? item?.pcn_name : undefined) ?? code
  const { financial_year } = answer
  const file = { financial_year, as_of }
  return (
    <>
      <PageHeader
        title="Entitlement and forecast"
        tab={`Entitlement and forecast ${financial_year}, ${name}`}
        identity={
          <>
            {name} · {code} · financial year {financial_year}
            {!isPcn && ` · ${counted(answer.items.length, 'PCN')} on ${formatDate(answer.as_of)}`}
          </>
        }
        breadcrumb={<PlaceCrumbs place={place} code={code} found={found} />}
        side={<Amounts answer={answer} />}
      />
      <EntitlementLede name={name} answer={answer} many={!isPcn} />
      <EntitlementYears shown={financial_year} />
      <EntitlementBar sums={answer} />
      <div className="columns">
        <div>
          <EntitlementMonths answer={answer} />
          <EntitlementRoles answer={answer} />
          <EntitlementBefore answer={answer} />
          <EntitlementChanges answer={answer} />
          {!isPcn && <EntitlementNetworks answer={answer} />}
        </div>
        <div>
          <div className="screen-only">
            {isPcn ? <EntitlementTodo item={item} /> : <BoardNote code={code} answer={answer} />}
          </div>
          <Section title="How it is worked out" className="aside-block">
            <Basis answer={answer} />
          </Section>
          <Section title="As a file" className="aside-block screen-only">
            <div className="actions">
              <Downloads file={(format) => fileOf(`${place}/${code}/entitlement`, format, file)} />
            </div>
          </Section>
        </div>
      </div>
    </>
  )
}

/** So many by name. */
const FEW = 8

function Amounts({ answer }: { answer: Entitlement }) {
  const { entitlement_pence, forecast_pence, headroom_pence } = answer
  const over = headroom_pence !== null && headroom_pence < 0
  return (
    <dl>
      <dt>Entitlement</dt>
      <dd>{entitlement_pence === null ? 'Not known' : formatWholePounds(entitlement_pence)}</dd>
      <dt>Forecast</dt>
      <dd>{formatWholePounds(forecast_pence)}</dd>
      <dt>{over ? 'Overspend' : 'Headroom'}</dt>
      <dd>{headroom_pence === null ? 'Not known' : formatWholePounds(Math.abs(headroom_pence))}</dd>
    </dl>
  )
}

function BoardNote({ code, answer }: { code: string; answer: Entitlement }) {
  const { data: about } = useQuery(aboutQuery)
  const behind = about
    ? answer.items.filter((item) => unclaimed(item.months, about.today).length > 0)
    : []
  return (
    <div className="aside-block">
      {behind.length > 0 && (
        <Todo title={`Claims are missing of ${counted(behind.length, 'PCN')}`}>
          <ul className="small link-list">
            {behind.slice(0, FEW).map(({ pcn_code, pcn_name }) => (
              <li key={pcn_code}>
                <Link
                  to="/pcns/$code/entitlement"
                  params={{ code: pcn_code }}
                  search={(old) => ({ as_of: old.as_of, financial_year: answer.financial_year })}
                >
                  {pcn_name}
                </Link>
              </li>
            ))}
          </ul>
          {behind.length > FEW && (
            <p className="small secondary">
              And {behind.length - FEW} more, in the table PCN by PCN.
            </p>
          )}
        </Todo>
      )}
      <TracksOnly />
      <ul className="small link-list table-note">
        <li>
          <Link to="/claims">Claims within your reach</Link>
        </li>
        <li>
          <Link to="/icbs/$code" params={{ code }}>
            The board’s PCNs
          </Link>
        </li>
      </ul>
    </div>
  )
}

/** The rate and the people that make the entitlement, and what a forecast is. */
function Basis({ answer }: { answer: Entitlement }) {
  const { rate } = answer
  const { weighted_population: weighted, pcns_without_population: lacking } = answer
  const unknown = <span className="secondary">Not known</span>
  return (
    <>
      <Facts
        narrow
        rows={[
          [
            'Per person',
            rate ? (
              <span key="rate">
                <Link to="/rates/$tab/$id" params={{ tab: 'entitlement', id: rate.id }}>
                  {formatRate(rate.pence_per_weighted_person)}
                </Link>{' '}
                <VerifiedWord rate={rate} />
              </span>
            ) : (
              unknown
            ),
          ],
          ['List date', rate ? formatDate(rate.list_date) : unknown],
          [
            'Weighted people',
            <span key="people">
              {weighted === null ? unknown : formatNumber(Math.round(weighted))}
              {weighted !== null && lacking > 0 && ` (not known of ${counted(lacking, 'PCN')})`}
            </span>,
          ],
        ]}
      />
      <p className="small secondary table-note">
        A month that was claimed counts as claimed. Any other is forecast from who is in post on
        each day, the part the scheme pays, and the rate. Nobody is assumed to come: a vacant post
        costs nothing. The scheme pays for more roles than these three.
      </p>
    </>
  )
}
