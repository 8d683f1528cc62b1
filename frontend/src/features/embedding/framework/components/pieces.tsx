import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ProblemError } from '@/api/problem'
import { formatDate } from '@/shared/format/date'
import { PageHeader } from '@/shared/ui/page'
import { type Shape, StateWord } from '@/shared/ui/state-word'
import { ErrorPage } from '@/shared/ui/states'
import type { Framework } from '../queries'
import { levelName, STATUSES } from '../words'

/** The way here: the versions, and the one this page is about. */
export function FrameworkCrumbs({ version }: { version?: string | number }) {
  return (
    <>
      <li>
        <Link to="/embedding/frameworks">Framework of embedding</Link>
      </li>
      {version !== undefined && (
        <li>
          <Link to="/embedding/frameworks/$version" params={{ version: String(version) }}>
            Version {version}
          </Link>
        </li>
      )}
    </>
  )
}

const SHAPES: Record<Framework['status'], [Shape, string]> = {
  draft: ['ring', 'planned'],
  published: ['tick', 'applied'],
  retired: ['bars', 'left_out'],
}

export function StatusWord({ status }: { status: Framework['status'] }) {
  const [shape, tone] = SHAPES[status]
  return (
    <StateWord shape={shape} tone={tone}>
      {STATUSES[status]}
    </StateWord>
  )
}

/** The day of an instant in London. */
export function dayOf(instant: string): string {
  return formatDate(
    new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date(instant)),
  )
}

/** A level as four squares, its number and its name: the squares alone say nothing to a screen reader. */
export function LevelName({ level }: { level: number }) {
  return (
    <span className="level-name">
      <span className={`level-mark level-mark--${level}`} />
      {levelName(level)}
    </span>
  )
}

interface MissingProps {
  version: string
  error: unknown
  retry: () => void
  children?: ReactNode
}

export function VersionFailed({ version, error, retry }: MissingProps) {
  if (!(error instanceof ProblemError) || error.code !== 'not_found') {
    return <ErrorPage error={error} retry={retry} />
  }
  return (
    <>
      <PageHeader title="Version not found" identity={version} breadcrumb={<FrameworkCrumbs />} />
      <div className="prose lead-in">
        <p>The framework has no version of this number.</p>
        <p>
          <Link to="/embedding/frameworks">All versions</Link>
        </p>
      </div>
    </>
  )
}
