import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { ProblemError } from '@/api/problem'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { ErrorSummary } from '@/shared/ui/error-summary'
import { LeaveGuard } from '@/shared/ui/leave-guard'
import { Needs } from '@/shared/ui/needs'
import { PageHeader } from '@/shared/ui/page'
import { ErrorBody, Resource } from '@/shared/ui/states'
import { BoardCrumbs } from '../components/board-crumbs'
import { BoardMissing } from '../components/board-missing'
import { boardQuery, type Versioned } from '../queries'
import { useRename } from '../use-rename'

export function EditScreen() {
  const { code } = useParams({ from: '/icbs/$code/edit' })
  const { asOf } = useAsOf()
  const query = useQuery(boardQuery(code, asOf))
  return (
    <Needs do="icbs.update" form>
      <Resource
        query={query}
        form
        failed={(error, retry) => <BoardMissing code={code} error={error} retry={retry} />}
      >
        {(board) => <EditForm key={code} board={board} />}
      </Resource>
    </Needs>
  )
}

interface EditFormProps {
  board: Versioned
  /** What was typed before, where the form takes over from another page. */
  typed?: string
}

export function EditForm({ board, typed }: EditFormProps) {
  const id = useId()
  // What the person started from stays what it was, whatever arrives behind the form.
  const [start] = useState(board)
  const { icb, etag } = start
  const [name, setName] = useState(typed || icb.short_name)
  const rename = useRename(icb.ods_code)
  const wrong = rename.error instanceof ProblemError ? rename.error.at('/short_name') : undefined
  const dirty = name !== icb.short_name

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!rename.isPending) rename.mutate({ short_name: name, etag, base: icb.short_name })
  }

  return (
    <>
      <PageHeader
        title="Change the short name"
        tab={`${wrong ? 'Error: ' : ''}Change the short name of ${icb.short_name}`}
        identity={`${icb.name} · ${icb.ods_code}`}
        breadcrumb={<BoardCrumbs board={icb} below />}
      />
      <LeaveGuard dirty={dirty && !rename.isPending} />
      {wrong && (
        <ErrorSummary key={rename.submittedAt} errors={[{ field: `${id}-name`, message: wrong }]} />
      )}
      {rename.isError && !wrong && (
        <ErrorBody
          place="form"
          error={rename.error}
          retry={() => rename.variables && rename.mutate(rename.variables)}
        />
      )}
      <form className="form section" onSubmit={submit} noValidate>
        <div className={wrong ? 'field field--wrong' : 'field'}>
          <label className="label" htmlFor={`${id}-name`}>
            Short name
          </label>
          <p className="hint" id={`${id}-hint`}>
            2 to 60 characters. No two boards may share a short name.
          </p>
          {wrong && (
            <p className="field-error" id={`${id}-error`}>
              <span className="hidden">Error: </span>
              {wrong}
            </p>
          )}
          <input
            className="input"
            id={`${id}-name`}
            name="short_name"
            autoComplete="off"
            spellCheck={false}
            value={name}
            aria-invalid={wrong !== undefined}
            aria-describedby={wrong ? `${id}-hint ${id}-error` : `${id}-hint`}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <div className="button-row">
          <button type="submit" className="button" aria-disabled={rename.isPending}>
            {rename.isPending ? 'Saving…' : 'Save'}
          </button>
          <Link to="/icbs/$code" params={{ code: icb.ods_code }}>
            Cancel
          </Link>
        </div>
      </form>
    </>
  )
}
