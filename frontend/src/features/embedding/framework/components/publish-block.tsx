import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { answer, api } from '@/api/client'
import { isStale, Refusal, useRequestKey } from '@/shared/ui/form'
import { focusHeading } from '@/shared/ui/page'
import { type FrameworkDetail, frameworksQuery, readAgain } from '../queries'

/** Asks before a draft is published: it stands in the address, and takes the focus where it appears. */
export function PublishBlock({ framework }: { framework: FrameworkDetail }) {
  const { framework_version: number, version: newest } = framework
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const keyOf = useRequestKey()
  const block = useRef<HTMLElement>(null)
  // What is published is what was on the page when it was asked for.
  const [read, setRead] = useState(newest)
  const { data: versions } = useQuery(frameworksQuery)
  const before = versions?.items.find(({ status }) => status === 'published')
  const publish = useMutation({
    mutationFn: () => {
      const header = { 'If-Match': `"v${read}"`, 'Idempotency-Key': keyOf(number, read) }
      const params = { path: { framework_version: number }, header }
      const path = '/api/v1/embedding_frameworks/{framework_version}/publish'
      return answer(api.POST(path, { params }))
    },
    onSuccess: async () => {
      await readAgain(queryClient)
      await navigate({ to: '.', search: (old) => ({ ...old, ask: undefined }), resetScroll: false })
      // What was pressed is gone.
      focusHeading()
    },
  })
  if (isStale(publish.error) && newest > read) setRead(newest)
  useEffect(() => block.current?.focus(), [])
  return (
    <section className="todo landing" aria-labelledby="publish" tabIndex={-1} ref={block}>
      <h2 id="publish">Publish version {number}?</h2>
      <ul className="small prose-list">
        <li>New assessments are made with it from now on.</li>
        <li>
          {before ? `Version ${before.framework_version}` : 'The version published before'} is
          retired; assessments published with it stay as they are.
        </li>
        <li>
          Drafts that are under way stay with the version they were begun with. Their networks
          finish them, or discard them and begin anew with version {number}.
        </li>
        <li>Version {number} cannot be changed, or taken back, afterwards.</li>
      </ul>
      <Refusal
        of={publish}
        now={<p>It was changed while you looked at it. Read it through, or compare it, first.</p>}
      />
      <div className="stacked">
        <button
          type="button"
          className="button"
          aria-disabled={publish.isPending}
          onClick={() => publish.isPending || publish.mutate()}
        >
          {publish.isPending ? 'Publishing…' : `Publish version ${number}`}
        </button>
        <Link
          className="button button--quiet"
          to="."
          search={(old) => ({ ...old, ask: undefined })}
          resetScroll={false}
          // What was pressed is gone.
          onClick={() => setTimeout(focusHeading)}
        >
          Keep it a draft
        </Link>
      </div>
    </section>
  )
}
