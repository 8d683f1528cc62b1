import { Link, useLocation } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { PostDetail } from '@/api/types'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { FaultSummary, type Faults, faultsOf, isWrong, Refusal } from '@/shared/ui/form'
import { LeaveGuard } from '@/shared/ui/leave-guard'
import { PageHeader } from '@/shared/ui/page'
import { useDirty } from '@/shared/ui/use-dirty'
import { dayReader } from '../typed-days'
import { called, ROLES } from '../words'
import { PostCrumbs } from './post-crumbs'

interface Sending<Body> {
  error: Error | null
  submittedAt: number
  variables: Body | undefined
  isPending: boolean
  isSuccess: boolean
  mutate: (body: Body) => void
  reset: () => void
}

interface ActionFormProps<Body> {
  post: PostDetail
  title: string
  /** The person or thing it is about. */
  about?: string
  /** What the button says, and what it says while it is being done. */
  button: readonly [string, string]
  of: Sending<Body>
  /** Those that say themselves what the server refuses in them. */
  fields?: readonly string[]
  /** How what is changed stands now, where somebody else was quicker. */
  now?: ReactNode
  /** What was done just before, on the way to this form. */
  said?: ReactNode
  /** Why it was refused, where a form leads to what can be done about it. */
  refusal?: ReactNode
  /** The form as it is sent; what cannot be read in it stands in the faults of the days. */
  read: (days: ReturnType<typeof dayReader>, typed: FormData) => Body
  children: (faults: Faults) => ReactNode
}

/** One thing done with a post: the same way from what is typed to the post's page. */
export function ActionForm<Body>(props: ActionFormProps<Body>) {
  const {
    post,
    title,
    about,
    button,
    of: sent,
    fields = [],
    now,
    said,
    refusal,
    read,
    children,
  } = props
  const { today } = useAsOf()
  const closing = useLocation({ select: ({ state }) => state.closing })
  const { dirty, heard } = useDirty()
  const [checked, setChecked] = useState<{ faults: Faults; at: number }>({ faults: {}, at: 0 })
  const refused = faultsOf(sent.error, fields)
  const faults = isWrong(checked.faults) ? checked.faults : refused

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (sent.isPending) return
    const typed = new FormData(event.currentTarget)
    const days = dayReader(typed, today)
    const body = read(days, typed)
    setChecked({ faults: days.faults, at: Date.now() })
    sent.reset()
    if (!isWrong(days.faults)) sent.mutate(body)
  }

  return (
    <>
      <PageHeader
        title={title}
        tab={`${isWrong(faults) ? 'Error: ' : ''}${title}: ${post.reference}`}
        identity={[about, `${called(ROLES, post.role_type)} ${post.reference}`, post.pcn_name]
          .filter(Boolean)
          .join(' · ')}
        breadcrumb={<PostCrumbs post={post} />}
      />
      {said}
      <FaultSummary faults={checked.faults} at={checked.at} />
      {refusal || <Refusal of={sent} faults={refused} now={now} />}
      <LeaveGuard dirty={dirty && !sent.isPending && !sent.isSuccess} />
      <form className="form section" onSubmit={submit} noValidate {...heard}>
        {children(faults)}
        <div className="button-row">
          <button type="submit" className="button" aria-disabled={sent.isPending}>
            {sent.isPending ? button[1] : button[0]}
          </button>
          {closing ? (
            <Link
              to="/posts/$id/$action"
              params={{ id: post.id, action: 'close' }}
              search={(old) => ({ as_of: old.as_of })}
              state={{ typedBefore: closing }}
            >
              Back to closing the post
            </Link>
          ) : (
            <Link to="/posts/$id" params={{ id: post.id }}>
              Cancel
            </Link>
          )}
        </div>
      </form>
    </>
  )
}
