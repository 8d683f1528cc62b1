import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Done } from '@/shared/ui/done'
import { Field, TextField } from '@/shared/ui/field'
import { FaultSummary, type Faults, faultsOf, isWrong, Refusal } from '@/shared/ui/form'
import { LeaveGuard } from '@/shared/ui/leave-guard'
import { PageHeader } from '@/shared/ui/page'
import { useDirty } from '@/shared/ui/use-dirty'
import type { FrameworkDetail } from '../queries'
import { useSaveDraft } from '../use-save-draft'
import { EditNav } from './edit-nav'
import { FrameworkCrumbs } from './pieces'

/** What a draft is called and what is said of it; its content is changed domain by domain. */
export function NameForm({ framework }: { framework: FrameworkDetail }) {
  const { framework_version: number, name, note } = framework
  const { dirty, setDirty, heard } = useDirty()
  const { save } = useSaveDraft(framework, () => setDirty(false))
  const [checked, setChecked] = useState<{ faults: Faults; at: number }>({ faults: {}, at: 0 })
  const refused = faultsOf(save.error, ['name', 'note'])
  const faults = isWrong(checked.faults) ? checked.faults : refused

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (save.isPending) return
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const change = { name: typed.name?.trim() ?? '', note: typed.note?.trim() ?? '' }
    const found = { name: change.name ? undefined : 'Name the framework.' }
    setChecked({ faults: found, at: Date.now() })
    save.reset()
    if (!isWrong(found)) save.mutate(change)
  }

  return (
    <>
      <PageHeader
        title="Change the draft"
        tab={`${isWrong(faults) ? 'Error: ' : ''}Change version ${number}`}
        identity={`Version ${number} of the framework: name and note`}
        breadcrumb={<FrameworkCrumbs version={number} />}
      />
      {save.isSuccess && <Done at={save.submittedAt}>Saved</Done>}
      <FaultSummary faults={checked.faults} at={checked.at} />
      <Refusal
        of={save}
        faults={refused}
        now={
          <p>
            It is called <b>{name}</b>. Its note: {note || 'none'}
          </p>
        }
      />
      <LeaveGuard dirty={dirty && !save.isPending} />
      <div className="columns columns--todo-first">
        <EditNav framework={framework} />
        <form className="form section" onSubmit={submit} noValidate {...heard}>
          <TextField id="name" label="Name" defaultValue={name} error={faults.name} />
          <Field
            id="note"
            label="Note"
            hint="What this version is about, and what it changes."
            error={faults.note}
          >
            {(described) => (
              <textarea className="input" name="note" rows={6} defaultValue={note} {...described} />
            )}
          </Field>
          <div className="button-row">
            <button type="submit" className="button" aria-disabled={save.isPending}>
              {save.isPending ? 'Saving…' : 'Save'}
            </button>
            <Link to="/embedding/frameworks/$version" params={{ version: String(number) }}>
              Back to the draft
            </Link>
          </div>
        </form>
      </div>
    </>
  )
}
