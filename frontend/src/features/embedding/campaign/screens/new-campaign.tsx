import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { answer, api } from '@/api/client'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { dateFault, parseDate } from '@/shared/format/parse-date'
import { SelectField, TextField } from '@/shared/ui/field'
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
import { Lede, PageHeader } from '@/shared/ui/page'
import { Loading } from '@/shared/ui/states'
import { useDirty } from '@/shared/ui/use-dirty'
import { DueField, Words } from '../components/fields'
import { CampaignCrumbs } from '../components/pieces'
import { CAMPAIGNS, type NewCampaign } from '../queries'
import { type Board, useBoards } from '../use-boards'

const FIELDS = ['icb_code', 'title', 'criteria_set', 'note', 'opens_on', 'due_on']

/** A board asks its networks. */
export function NewCampaignScreen() {
  return (
    <Needs do="assessment_campaigns.create" form>
      <WithBoards />
    </Needs>
  )
}

function WithBoards() {
  const boards = useBoards('open')
  if (!boards) return <Loading />
  if (boards.length === 0) {
    return (
      <>
        <PageHeader title="Open a campaign" breadcrumb={<CampaignCrumbs below />} />
        <p className="prose lead-in">
          A campaign is a whole board’s, and your role is given for a part of one. Ask whoever leads
          the board to open it.
        </p>
      </>
    )
  }
  return <NewCampaignForm boards={boards} />
}

function NewCampaignForm({ boards }: { boards: readonly Board[] }) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { icb } = useSearch({ from: '/embedding/campaigns/new' })
  const { today } = useAsOf()
  const keyOf = useRequestKey()
  const { dirty, heard } = useDirty()
  const [typedWrong, setTypedWrong] = useState<{ faults: Faults; at: number }>({
    faults: {},
    at: 0,
  })
  const open = useMutation({
    mutationFn: async (body: NewCampaign) => {
      const params = { header: { 'Idempotency-Key': keyOf(body) } }
      return (await answer(api.POST('/api/v1/assessment_campaigns', { params, body }))).data
    },
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: CAMPAIGNS })
      await navigate({ to: '/embedding/campaigns/$id', params: { id } })
    },
  })
  const refused = faultsOf(open.error, FIELDS)
  const faults = isWrong(typedWrong.faults) ? typedWrong.faults : refused

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (open.isPending) return
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const opens = parseDate(typed.opens_on ?? '', today)
    const due = parseDate(typed.due_on ?? '', today)
    const wrong: Faults = {
      title: typed.title?.trim() ? undefined : 'Give the campaign a title.',
      opens_on: opens ? undefined : dateFault(typed.opens_on ?? ''),
      due_on: due ? undefined : dateFault(typed.due_on ?? ''),
    }
    setTypedWrong({ faults: wrong, at: Date.now() })
    if (isWrong(wrong) || !opens || !due) return
    const note = typed.note?.trim()
    open.mutate({
      icb_code: typed.icb_code ?? '',
      title: typed.title?.trim() ?? '',
      criteria_set: (typed.criteria_set ?? 'core') as NewCampaign['criteria_set'],
      opens_on: opens,
      due_on: due,
      ...(note && { note }),
    })
  }

  return (
    <>
      <PageHeader
        title="Open a campaign"
        tab={isWrong(faults) ? 'Error: Open a campaign' : 'Open a campaign'}
        breadcrumb={<CampaignCrumbs below />}
      />
      <Lede>
        Every network of the board is asked to assess itself. Its manager sees <b>what is asked</b>{' '}
        and until when.
      </Lede>
      {isWrong(typedWrong.faults) ? (
        <FaultSummary faults={typedWrong.faults} at={typedWrong.at} />
      ) : (
        <Refusal of={open} faults={refused} />
      )}
      <LeaveGuard dirty={dirty && !open.isPending && !open.isSuccess} />
      <form className="form section" onSubmit={submit} noValidate {...heard}>
        <SelectField
          id="icb_code"
          label="Board"
          defaultValue={icb ?? boards[0]?.code}
          error={faults.icb_code}
        >
          {boards.map(({ code, name }) => (
            <option value={code} key={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <Words faults={faults} asksAnew />
        <TextField
          id="opens_on"
          label="Opens on"
          hint="The first day on which networks are asked: today, or a date such as 1 October 2026. What they began up to fourteen days before counts."
          defaultValue="today"
          error={faults.opens_on}
        />
        <DueField faults={faults} />
        <div className="button-row">
          <button type="submit" className="button" aria-disabled={open.isPending}>
            {open.isPending ? 'Opening…' : 'Open the campaign'}
          </button>
          <Link to="/embedding/campaigns">Cancel</Link>
        </div>
      </form>
    </>
  )
}
