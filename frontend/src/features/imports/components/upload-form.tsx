import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { ImportKind } from '@/api/types'
import { dateFault, parseDate } from '@/shared/format/parse-date'
import { aboutQuery } from '@/shared/session'
import { ErrorSummary } from '@/shared/ui/error-summary'
import { Lede, PageHeader, Section } from '@/shared/ui/page'
import { ErrorBody } from '@/shared/ui/states'
import { type Faults, faultsOf, isStopped, isWrong, missesColumn } from '../faults'
import { calledTwice, columnsText } from '../headings'
import { fileFault } from '../progress'
import { useUpload } from '../use-upload'
import { kindName } from '../words'
import { ColumnsField } from './columns-field'
import { ImportCrumbs } from './crumbs'
import { DayField } from './day-field'
import { FileField } from './file-field'
import { KindColumns } from './kind-columns'
import { KindField } from './kind-field'
import { UploadProgress } from './upload-progress'

const FIELDS = ['kind', 'file', 'as_at', 'columns'] as const

/** Chooses a kind, a day and a file, sends it, and says at each field what is wrong with it. */
export function UploadForm({ kinds }: { kinds: readonly ImportKind[] }) {
  const search = useSearch({ from: '/imports/new' })
  const navigate = useNavigate()
  const { data: about } = useQuery(aboutQuery)
  const { upload, stage, cancel } = useUpload()
  const [file, setFile] = useState<File>()
  const [day, setDay] = useState('')
  const [called, setCalled] = useState<Record<string, string>>({})
  const [checked, setChecked] = useState<{ faults: Faults; at: number }>({ faults: {}, at: 0 })
  const kind = kinds.find(({ name }) => name === search.kind)
  const refused = faultsOf(upload.error)
  const faults = isWrong(checked.faults) ? checked.faults : refused
  const wrong = isWrong(faults)

  function check(): Faults {
    const typed = kind?.as_at_from === 'today' ? '' : day.trim()
    const unsaid =
      kind?.as_at_from === 'form' ? 'Say the day: a file of this kind does not.' : undefined
    const twice = calledTwice(called)
    return {
      kind: kind?.may_import ? undefined : 'Choose the kind of file.',
      as_at: typed ? (parseDate(typed, about?.today) ? undefined : dateFault(typed)) : unsaid,
      columns: twice && `Two columns are called “${twice}”. Each has a heading of its own.`,
      file: fileFault(file),
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    if (upload.isPending) return
    upload.reset()
    const found = check()
    setChecked({ faults: found, at: Date.now() })
    if (isWrong(found) || !kind || !file) return
    const as_at = kind.as_at_from === 'today' ? undefined : parseDate(day, about?.today)
    upload.mutate({ kind: kind.name, as_at, columns: columnsText(called), file })
  }

  function edited() {
    if (!upload.isPending) upload.reset()
    setChecked({ faults: {}, at: 0 })
  }

  return (
    <>
      <PageHeader
        title="Import a file"
        tab={wrong ? 'Error: Import a file' : 'Import a file'}
        breadcrumb={<ImportCrumbs below />}
      />
      <Lede>
        A file is read into a plan. <b>Nothing changes</b> until you apply the plan.
      </Lede>
      {wrong && (
        <ErrorSummary
          key={checked.at + upload.submittedAt}
          errors={FIELDS.flatMap((field) => {
            const message = faults[field]
            return message ? [{ field, message }] : []
          })}
        />
      )}
      {upload.isError && !isWrong(refused) && (
        <Failed
          error={upload.error}
          retry={() => upload.variables && upload.mutate(upload.variables)}
        />
      )}
      <div className="halves">
        <div>
          {upload.isPending && stage && file ? (
            <UploadProgress file={file} stage={stage} onCancel={cancel} />
          ) : (
            <form className="form section" onSubmit={submit} noValidate>
              <KindField
                id="kind"
                kinds={kinds}
                chosen={search.kind}
                fault={faults.kind}
                onChoose={(name) => {
                  edited()
                  setCalled({})
                  void navigate({
                    to: '.',
                    search: (old) => ({ ...old, kind: name }),
                    replace: true,
                    resetScroll: false,
                  })
                }}
              />
              <FileField
                id="file"
                file={file}
                fault={faults.file}
                onFile={(chosen) => {
                  edited()
                  setFile(chosen)
                }}
              />
              {kind?.as_at_from !== 'today' && (
                <DayField
                  id="as_at"
                  from={kind?.as_at_from}
                  text={day}
                  fault={faults.as_at}
                  onText={(text) => {
                    edited()
                    setDay(text)
                  }}
                />
              )}
              {kind && (
                <ColumnsField
                  key={kind.name}
                  id="columns"
                  kind={kind}
                  file={file}
                  called={called}
                  fault={faults.columns}
                  open={missesColumn(upload.error)}
                  onCalled={(next) => {
                    edited()
                    setCalled(next)
                  }}
                />
              )}
              <div className="button-row">
                <button type="submit" className="button">
                  Read the file
                </button>
              </div>
            </form>
          )}
        </div>
        {kind && !kind.may_import ? <NotOurs kind={kind} /> : <KindColumns kind={kind} />}
      </div>
    </>
  )
}

/** Of a kind that others import: why not, in place of the columns of a file that would be refused. */
function NotOurs({ kind }: { kind: ImportKind }) {
  return (
    <Section title={`${kindName(kind.name)}: not yours to import`}>
      <p>{kind.reason} Choose another kind, or ask one who may.</p>
    </Section>
  )
}

function Failed({ error, retry }: { error: unknown; retry: () => void }) {
  if (!isStopped(error)) return <ErrorBody error={error} retry={retry} />
  return (
    <div className="notice" role="status">
      <p>Stopped. If the file was read already, its plan stands in the list of imports.</p>
    </div>
  )
}
