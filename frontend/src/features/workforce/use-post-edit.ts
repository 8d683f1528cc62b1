import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '@/api/client'
import type { PostChange, PostDetail } from '@/api/types'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate } from '@/shared/format/date'
import { dateFault, parseDate } from '@/shared/format/parse-date'
import { type Faults, faultsOf, isStale, isWrong, useRequestKey } from '@/shared/ui/form'
import type { When } from './components/effective-field'
import type { Comparison } from './components/post-compare'
import { linesOf, type TypedLine, typedLine } from './funding'
import { changeOf, FIELDS, type PostField, readPost, rebased, typedPost } from './post-typed'
import type { VersionedPost } from './queries/posts'
import { usePostDone } from './use-post-done'
import { NOTHING_DIFFERENT } from './words'

const ASKED = [...FIELDS, 'effective_on', 'funding_lines']

const typedLines = (post: PostDetail): TypedLine[] =>
  post.funding_lines.map((line, i) => typedLine(line, `line-${i}`))
const said = (lines: readonly TypedLine[]) =>
  JSON.stringify(lines.map(({ key: _, ...line }) => line))

/** From when a change is most likely to hold: today, or the day a post begins that is still to come. */
function firstDay({ opened_on }: PostDetail, today: string | undefined): string {
  return today && opened_on > today ? formatDate(opened_on) : 'today'
}

interface Saving {
  change: PostChange
  etag: string
  version: number
}

/** The state of a post's form: what was typed, against which version, and what came between. */
export function usePostEdit(found: VersionedPost) {
  const { today } = useAsOf()
  const done = usePostDone()
  const keyOf = useRequestKey()
  // What the person started from stays what it was, until a refusal has told of a newer one.
  const [read, setRead] = useState(found)
  const [typed, setTyped] = useState(() => typedPost(found.post))
  const [lines, setLines] = useState(() => typedLines(found.post))
  const [when, setWhen] = useState<When>('from')
  const [day, setDay] = useState(() => firstDay(found.post, today))
  const [comparison, setComparison] = useState<Comparison>()
  const [checked, setChecked] = useState<{ faults: Faults; at: number }>({ faults: {}, at: 0 })
  const save = useMutation({
    mutationFn: ({ change, etag }: Saving) => {
      const header = { 'If-Match': etag, 'Idempotency-Key': keyOf(change, etag) }
      const params = { path: { id: found.post.id }, header }
      return answer(api.PATCH('/api/v1/posts/{id}', { params, body: change }))
    },
    onSuccess: ({ data }, { version }) =>
      done(found.post.id, data.version === version ? NOTHING_DIFFERENT : 'The post is changed.'),
  })
  const before = typedPost(read.post)
  const linesBefore = typedLines(read.post)
  const { body, faults: unread } = readPost(typed, {
    today,
    opened: read.post.opened_on,
    network: read.post.pcn_name,
  })
  const { change, dated } = changeOf(typed, before, body)
  const fundingChanged = said(lines) !== said(linesBefore)

  if (isStale(save.error) && found.post.version > read.post.version) {
    const now = typedPost(found.post)
    const merged = rebased(typed, before, now)
    const linesNow = typedLines(found.post)
    const funding = said(linesNow) !== said(linesBefore)
    setTyped(merged.typed)
    if (funding && !fundingChanged) setLines(linesNow)
    setComparison({ before, now, theirs: merged.theirs, funding: funding && fundingChanged })
    setRead(found)
  }

  const refused = faultsOf(save.error, ASKED)
  function submit() {
    if (save.isPending) return
    const effective = dated && when === 'from' ? parseDate(day, today) : undefined
    const funding = fundingChanged ? linesOf(lines, read.post.opened_on, today) : undefined
    const faults: Faults = {
      ...unread,
      effective_on: dated && when === 'from' && !effective ? dateFault(day) : undefined,
      funding_lines: funding?.fault,
    }
    setChecked({ faults, at: Date.now() })
    save.reset()
    if (isWrong(faults)) return
    save.mutate({
      change: {
        ...change,
        ...(effective && { effective_on: effective }),
        ...(funding?.body && { funding_lines: funding.body }),
      },
      etag: read.etag,
      version: read.post.version,
    })
  }

  return {
    typed,
    setTyped,
    lines,
    setLines,
    when,
    setWhen,
    day,
    setDay,
    dated,
    dirty: Object.keys(change).length > 0 || fundingChanged,
    comparison,
    take: (field: PostField) =>
      comparison && setTyped({ ...typed, [field]: comparison.now[field] }),
    checked,
    refused,
    faults: isWrong(checked.faults) ? checked.faults : refused,
    save,
    submit,
  }
}
