import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { ProblemError } from '@/api/problem'
import { listed } from '@/shared/format/words'
import { Done } from '@/shared/ui/done'
import { FieldError, TextField } from '@/shared/ui/field'
import { FaultSummary, type Faults, isWrong, Refusal } from '@/shared/ui/form'
import { LeaveGuard } from '@/shared/ui/leave-guard'
import { PageHeader } from '@/shared/ui/page'
import {
  blank,
  changedSince,
  faultsAt,
  faultsIn,
  type TypedCriterion,
  typedOf,
  withDomain,
} from '../draft-model'
import { type Domain, type FrameworkDetail, frameworkQuery } from '../queries'
import { useSaveDraft } from '../use-save-draft'
import { CriterionFields } from './criterion-fields'
import { EditNav } from './edit-nav'
import { FrameworkCrumbs } from './pieces'

interface DomainFormProps {
  framework: FrameworkDetail
  domain: Domain
}

/** One domain of a draft: what it is called, and its criteria, each folded until it is to be changed. */
export function DomainForm({ framework, domain }: DomainFormProps) {
  const { framework_version: number, domains, based_on } = framework
  const [typed, setTyped] = useState(() => typedOf(domain))
  const [dirty, setDirty] = useState(false)
  const [opened, setOpened] = useState<readonly string[]>([])
  const [checked, setChecked] = useState<{ faults: Faults; at: number }>({ faults: {}, at: 0 })
  const { save, before } = useSaveDraft(framework, () => setDirty(false))
  const base = useQuery({ ...frameworkQuery(String(based_on)), enabled: based_on !== null })
  const added = useRef(0)
  const add = useRef<HTMLButtonElement>(null)
  const place = domains.findIndex(({ code }) => code === domain.code)
  const errors = save.error instanceof ProblemError ? (save.error.problem.errors ?? []) : []
  const refused = faultsAt(errors, place, typed.criteria)
  const faults = isWrong(checked.faults) ? checked.faults : refused

  function change(changed: typeof typed) {
    setTyped(changed)
    setDirty(true)
  }

  function changeOne(changed: TypedCriterion) {
    const { criteria } = typed
    change({
      ...typed,
      criteria: criteria.map((one) => (one.key === changed.key ? changed : one)),
    })
  }

  function addOne() {
    added.current += 1
    const key = `new-${added.current}`
    const used = base.data?.domains.flatMap(({ criteria }) => criteria.map(({ code }) => code))
    change({ ...typed, criteria: [...typed.criteria, blank(typed, used ?? [], key)] })
    setOpened([...opened, key])
    // What is new is where one goes on.
    setTimeout(() => document.getElementById(`${key}-name`)?.focus())
  }

  function remove(key: string) {
    change({ ...typed, criteria: typed.criteria.filter((one) => one.key !== key) })
    // What was pressed is gone.
    add.current?.focus()
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (save.isPending) return
    const found = faultsIn(typed)
    setChecked({ faults: found, at: Date.now() })
    save.reset()
    if (!isWrong(found)) save.mutate({ domains: withDomain(domains, typed) })
  }

  return (
    <>
      <PageHeader
        title={`Change domain ${domain.code}`}
        tab={`${isWrong(faults) ? 'Error: ' : ''}Change domain ${domain.code} of version ${number}`}
        identity={`Version ${number} of the framework: ${domain.name}`}
        breadcrumb={<FrameworkCrumbs version={number} />}
      />
      {save.isSuccess && !dirty && <Done at={save.submittedAt}>Domain {domain.code} is saved</Done>}
      <FaultSummary faults={checked.faults} at={checked.at} />
      <Refusal of={save} faults={refused} now={<Since before={before} domain={domain} />} />
      <LeaveGuard dirty={dirty && !save.isPending} />
      <div className="columns columns--todo-first">
        <EditNav framework={framework} />
        <form className="form form--wide section" onSubmit={submit} noValidate>
          <TextField
            id="domain-name"
            label="Name of the domain"
            value={typed.name}
            onChange={(event) => change({ ...typed, name: event.target.value })}
            error={faults['domain-name']}
          />
          <TextField
            id="domain-weight"
            label="How much the domain counts"
            hint="A whole number from 1 to 10, beside the other domains."
            className="input input--short"
            inputMode="numeric"
            value={typed.weight}
            onChange={(event) => change({ ...typed, weight: event.target.value })}
            error={faults['domain-weight']}
          />
          <section className="field" id="criteria" aria-labelledby="criteria-title" tabIndex={-1}>
            <h2 id="criteria-title">Criteria</h2>
            <FieldError id="criteria" error={faults.criteria} />
            {typed.criteria.map((one) => (
              <CriterionFields
                key={one.key}
                criterion={one}
                faults={faults}
                open={opened.includes(one.key)}
                onOpen={(open) =>
                  setOpened((old) =>
                    open ? [...new Set([...old, one.key])] : old.filter((key) => key !== one.key),
                  )
                }
                onChange={changeOne}
                onRemove={() => remove(one.key)}
              />
            ))}
            <p className="lead-in">
              <button type="button" className="button button--quiet" onClick={addOne} ref={add}>
                Add a criterion
              </button>
            </p>
          </section>
          <div className="button-row">
            <button type="submit" className="button" aria-disabled={save.isPending}>
              {save.isPending ? 'Saving…' : `Save domain ${domain.code}`}
            </button>
            <Link
              to="/embedding/frameworks/$version"
              params={{ version: String(number) }}
              hash={domain.code}
            >
              Back to the draft
            </Link>
          </div>
        </form>
      </div>
    </>
  )
}

/** What somebody else has changed in this domain: saving it again takes the place of that. */
function Since({ before, domain }: { before: FrameworkDetail; domain: Domain }) {
  const read = before.domains.find(({ code }) => code === domain.code)
  const codes = read ? changedSince(read, domain) : []
  if (codes.length === 0) return <p>What was changed lies in another domain, and stays.</p>
  return (
    <p>
      Somebody else has changed <b>{listed(codes)}</b>. If you save, what you typed takes the place
      of that.
    </p>
  )
}
