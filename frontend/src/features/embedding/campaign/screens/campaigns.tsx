import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { May } from '@/shared/permission'
import { SelectField } from '@/shared/ui/field'
import { ListHead, nextFrom } from '@/shared/ui/list-head'
import { Needs } from '@/shared/ui/needs'
import { Lede, PageHeader, Todo } from '@/shared/ui/page'
import { Pager } from '@/shared/ui/pager'
import { ErrorBody, Resource } from '@/shared/ui/states'
import { ApiPanel } from '../../api-panel'
import { BoardField } from '../components/board-field'
import { CampaignsTable } from '../components/campaigns-table'
import { CampaignCrumbs } from '../components/pieces'
import { type CampaignsSearch, campaignsFile, campaignsQuery } from '../queries'
import { useBoards } from '../use-boards'
import { CAMPAIGN_STATUSES } from '../words'

/** The campaigns of the boards within reach. */
export function CampaignsScreen() {
  return (
    <Needs do="assessment_campaigns.list">
      <Campaigns />
    </Needs>
  )
}

function Campaigns() {
  const search = useSearch({ from: '/embedding/campaigns/' })
  return (
    <>
      <PageHeader
        title="Campaigns"
        identity="A board asks its networks to assess themselves, until a day"
        breadcrumb={<CampaignCrumbs />}
      />
      <Lede>
        A campaign shows which networks have answered, and <b>which to chase</b>. Their managers are
        told what is asked, and begin it with one click.
      </Lede>
      <div className="columns columns--todo-first">
        <div className="screen-only">
          <May do="assessment_campaigns.create">
            <Todo title="Ask your networks">
              <p className="small">A board asks for one thing at a time, usually each quarter.</p>
              <Link className="button" to="/embedding/campaigns/new">
                Open a campaign
              </Link>
            </Todo>
          </May>
        </div>
        <div>
          <Filters search={search} />
          <List search={search} />
          <ApiPanel
            path="assessment_campaigns"
            operation="listAssessmentCampaigns"
            what="The campaigns within your reach"
          />
        </div>
      </div>
    </>
  )
}

/** Asks only when pressed, so that a keyboard can pass through without moving the list. */
function Filters({ search }: { search: CampaignsSearch }) {
  const navigate = useNavigate()
  const boards = useBoards('see')

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    void navigate({
      to: '/embedding/campaigns',
      search: { icb: typed.icb || undefined, status: typed.status || undefined },
      resetScroll: false,
    })
  }

  return (
    <form
      className="filters screen-only"
      onSubmit={submit}
      key={JSON.stringify([search, boards?.length])}
    >
      <BoardField boards={boards} chosen={search.icb} />
      <SelectField id="status" label="Stands" small defaultValue={search.status ?? ''}>
        <option value="">Any</option>
        {Object.entries(CAMPAIGN_STATUSES).map(([status, words]) => (
          <option value={status} key={status}>
            {words}
          </option>
        ))}
      </SelectField>
      <button type="submit" className="button button--quiet">
        Update
      </button>
    </form>
  )
}

function List({ search }: { search: CampaignsSearch }) {
  const query = useQuery({ ...campaignsQuery(search), placeholderData: keepPreviousData })
  const { icb, status, cursor } = search
  const from = cursor ? search.from : '1'
  return (
    <Resource
      query={query}
      part
      failed={(error, retry) => (
        <ErrorBody error={error} retry={retry} place="part">
          <Clear />
        </ErrorBody>
      )}
    >
      {(list) => (
        <div className={query.isPlaceholderData ? 'settling' : undefined}>
          <ListHead
            empty={<Nothing filtered={Boolean(icb || status)} />}
            shown={list.items.length}
            total={list.total}
            from={from}
            view={JSON.stringify([icb, status, cursor])}
            settling={query.isPlaceholderData}
            file={campaignsFile('csv', search)}
            workbook={campaignsFile('xlsx', search)}
          />
          {list.items.length > 0 && <CampaignsTable items={list.items} />}
          <Pager
            label="Pages"
            name="cursor"
            cursor={cursor}
            next={list.next}
            from={nextFrom(from, list.items.length)}
          />
        </div>
      )}
    </Resource>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  if (!filtered) {
    return (
      <>
        <p>No board within your reach has asked its networks yet.</p>
        <May do="assessment_campaigns.create">
          <p>
            <Link to="/embedding/campaigns/new">Open the first campaign</Link>
          </p>
        </May>
      </>
    )
  }
  return (
    <>
      <p>Nothing matches.</p>
      <p>
        <Clear />
      </p>
    </>
  )
}

function Clear() {
  return <Link to="/embedding/campaigns">Clear the filters</Link>
}
