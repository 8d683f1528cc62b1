import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { FaultSummary, isWrong, Refusal } from '@/shared/ui/form'
import { LeaveGuard } from '@/shared/ui/leave-guard'
import { Needs } from '@/shared/ui/needs'
import { PageHeader, Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { EffectiveField } from '../components/effective-field'
import { FundingEditor } from '../components/funding-editor'
import { NotKept } from '../components/not-kept'
import { PostCompare } from '../components/post-compare'
import { PostCrumbs } from '../components/post-crumbs'
import { PostFailed } from '../components/post-failed'
import { RecordFields, TermsFields } from '../components/post-fields'
import { postQuery, type VersionedPost } from '../queries/posts'
import { useManagedOnce } from '../use-manages'
import { usePostEdit } from '../use-post-edit'
import { called, ROLES } from '../words'

export function EditPostScreen() {
  const { id } = useParams({ from: '/posts/$id/edit' })
  const query = useQuery(postQuery(id))
  return (
    <Needs do="posts.update" form>
      <Resource
        query={query}
        form
        failed={(error, retry) => <PostFailed error={error} retry={retry} />}
      >
        {(found) => <Kept key={id} found={found} />}
      </Resource>
    </Needs>
  )
}

function Kept({ found }: { found: VersionedPost }) {
  const keeps = useManagedOnce(found.post.pcn_code)
  return keeps ? <EditForm found={found} /> : <NotKept post={found.post} title="Change the post" />
}

function EditForm({ found }: { found: VersionedPost }) {
  const form = usePostEdit(found)
  const { post } = found
  const { faults, checked, save } = form
  const fields = { typed: form.typed, faults, onTyped: form.setTyped }
  const since = post.terms.findLast(({ valid_from }) => valid_from <= post.as_of)?.valid_from

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    form.submit()
  }

  return (
    <>
      <PageHeader
        title="Change the post"
        tab={`${isWrong(faults) ? 'Error: ' : ''}Change ${post.reference}`}
        identity={`${called(ROLES, post.role_type)} ${post.reference} · ${post.pcn_name}`}
        breadcrumb={<PostCrumbs post={post} />}
      />
      <FaultSummary faults={checked.faults} at={checked.at} />
      <Refusal
        of={save}
        faults={form.refused}
        now={
          <PostCompare
            post={post}
            comparison={form.comparison}
            typed={form.typed}
            onTake={form.take}
          />
        }
      />
      <LeaveGuard dirty={form.dirty && !save.isPending && !save.isSuccess} />
      <form className="form form--wide section" onSubmit={submit} noValidate>
        <Section title="What it is, from a day on">
          <div className="form">
            <EffectiveField
              when={form.when}
              day={form.day}
              since={since ?? post.opened_on}
              error={faults.effective_on}
              onWhen={form.setWhen}
              onDay={form.setDay}
            />
            <TermsFields {...fields} />
          </div>
        </Section>
        <Section title="On record, whatever the day">
          <div className="form">
            <RecordFields {...fields} />
          </div>
        </Section>
        <FundingEditor
          lines={form.lines}
          post={{ first: post.opened_on, end: post.closed_on ?? undefined }}
          error={faults.funding_lines}
          onLines={form.setLines}
        />
        <div className="button-row">
          <button type="submit" className="button" aria-disabled={save.isPending}>
            {save.isPending ? 'Saving…' : 'Save'}
          </button>
          <Link to="/posts/$id" params={{ id: post.id }}>
            Cancel
          </Link>
        </div>
      </form>
    </>
  )
}
