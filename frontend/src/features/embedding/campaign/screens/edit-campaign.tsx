import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { answer, api } from '@/api/client'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate } from '@/shared/format/date'
import { dateFault, parseDate } from '@/shared/format/parse-date'
import {
  FaultSummary,
  type Faults,
  faultsOf,
  isWrong,
  Refusal,
  useRequestKey,
} from '@/shared/ui/form'
import { LeaveGuard } from '@/shared/ui/leave-guard'
import { Needs } from '@/shared/ui/needs'
import { PageHeader } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { useDirty } from '@/shared/ui/use-dirty'
import { DueField, Words } from '../components/fields'
import { CampaignCrumbs, CampaignFailed, CampaignWord } from '../components/pieces'
import {
  CAMPAIGNS,
  type Campaign,
  type CampaignChange,
  campaignQuery,
  type FoundCampaign,
} from '../queries'

const FIELDS = ['title', 'criteria_set', 'note', 'due_on']

/** Changes what a campaign says and until when it asks. */
export function EditCampaignScreen() {
  return (
    <Needs do="assessment_campaigns.update" form>
      <Edit />
    </Needs>
  )
}

function Edit() {
  const { id } = useParams({ from: '/embedding/campaigns/$id/edit' })
  const query = useQuery(campaignQuery(id))
  return (
    <Resource
      query={query}
      form
      failed={(error, retry) => <CampaignFailed error={error} retry={retry} />}
    >
      {(found) =>
        found.record.status === 'closed' ? (
          <Closed of={found.record} />
        ) : (
          <CampaignForm key={id} found={found} />
        )
      }
    </Resource>
  )
}

function Closed({ of }: { of: Campaign }) {
  return (
    <>
      <PageHeader
        title="Campaign that is closed"
        identity={of.title}
        breadcrumb={<CampaignCrumbs of={of} />}
      />
      <div className="prose lead-in">
        <p>
          A campaign that is closed does not change.{' '}
          <Link to="/embedding/campaigns/$id" params={{ id: of.id }}>
            Reopen it
          </Link>{' '}
          to change it.
        </p>
      </div>
    </>
  )
}

function CampaignForm({ found }: { found: FoundCampaign }) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { today } = useAsOf()
  const keyOf = useRequestKey()
  const { dirty, heard } = useDirty()
  const { record, etag } = found
  const { id } = record
  const [typedWrong, setTypedWrong] = useState<{ faults: Faults; at: number }>({
    faults: {},
    at: 0,
  })
  const save = useMutation({
    mutationFn: (body: CampaignChange) => {
      const header = { 'If-Match': etag, 'Idempotency-Key': keyOf(id, etag, body) }
      const params = { path: { id }, header }
      return answer(api.PATCH('/api/v1/assessment_campaigns/{id}', { params, body }))
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: CAMPAIGNS })
      await navigate({ to: '/embedding/campaigns/$id', params: { id } })
    },
  })
  const refused = faultsOf(save.error, FIELDS)
  const faults = isWrong(typedWrong.faults) ? typedWrong.faults : refused

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (save.isPending) return
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const due = parseDate(typed.due_on ?? '', today)
    const wrong: Faults = {
      title: typed.title?.trim() ? undefined : 'Give the campaign a title.',
      due_on: due ? undefined : dateFault(typed.due_on ?? ''),
    }
    setTypedWrong({ faults: wrong, at: Date.now() })
    if (isWrong(wrong) || !due) return
    save.mutate({
      title: typed.title?.trim() ?? '',
      note: typed.note?.trim() || null,
      due_on: due,
      ...(typed.criteria_set && {
        criteria_set: typed.criteria_set as Campaign['criteria_set'],
      }),
    })
  }

  return (
    <>
      <PageHeader
        title="Change the campaign"
        tab={isWrong(faults) ? 'Error: Change the campaign' : `Change ${record.title}`}
        identity={record.icb_name}
        breadcrumb={<CampaignCrumbs of={record} />}
      />
      {isWrong(typedWrong.faults) ? (
        <FaultSummary faults={typedWrong.faults} at={typedWrong.at} />
      ) : (
        <Refusal of={save} faults={refused} now={<CampaignWord status={record.status} />} />
      )}
      <LeaveGuard dirty={dirty && !save.isPending && !save.isSuccess} />
      <form className="form section" onSubmit={submit} noValidate {...heard}>
        <Words
          faults={faults}
          asksAnew={record.status === 'planned'}
          from={{
            title: record.title,
            note: record.note ?? '',
            set: record.criteria_set,
          }}
        />
        <DueField faults={faults} from={formatDate(record.due_on)} />
        <div className="button-row">
          <button type="submit" className="button" aria-disabled={save.isPending}>
            {save.isPending ? 'Saving…' : 'Save'}
          </button>
          <Link to="/embedding/campaigns/$id" params={{ id }}>
            Cancel
          </Link>
        </div>
      </form>
    </>
  )
}
