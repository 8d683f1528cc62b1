import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ProblemError } from '@/api/problem'
import { PageHeader } from '@/shared/ui/page'
import { StateWord } from '@/shared/ui/state-word'
import { ErrorPage } from '@/shared/ui/states'
import { rateStatusWords } from '../money-words'
import type { Place, RateCard } from '../queries/money'
import { WorkforceCrumbs } from './workforce-crumbs'

interface PlaceCrumbsProps {
  place: Place
  code: string
  found:
    | { name: string; icb_code?: string | null | undefined; icb_name?: string | null | undefined }
    | undefined
  children?: ReactNode
}

/** The way here through the network or the board the page is about. */
export function PlaceCrumbs({ place, code, found, children }: PlaceCrumbsProps) {
  const here = { code, name: found?.name ?? code }
  if (place === 'icbs') return <WorkforceCrumbs board={here}>{children}</WorkforceCrumbs>
  const board = found?.icb_code
    ? { code: found.icb_code, name: found.icb_name ?? found.icb_code }
    : undefined
  return (
    <WorkforceCrumbs board={board} network={here}>
      {children}
    </WorkforceCrumbs>
  )
}

interface OutOfReachProps {
  noun: 'PCN' | 'Board' | 'Claim' | 'Rate' | 'Population'
  code: string
  error: unknown
  retry: () => void
  /** Known without asking. */
  missing?: boolean
}

/** What is not there, or not within the caller's reach: the two are one answer. */
export function OutOfReach({ noun, code, error, retry, missing }: OutOfReachProps) {
  if (!missing && !(error instanceof ProblemError && error.code === 'not_found')) {
    return <ErrorPage error={error} retry={retry} />
  }
  return (
    <>
      <PageHeader title={`${noun} not found`} identity={code} breadcrumb={<WorkforceCrumbs />} />
      <div className="prose lead-in">
        <p>There is none at this address, or it is not within your reach.</p>
        <p>
          <Link to="/account/permissions">What you may do</Link>, or{' '}
          <Link to="/search">search by name or code</Link>
        </p>
      </div>
    </>
  )
}

type Known = Pick<RateCard, 'status' | 'is_verified'>

/** How well a rate is known, in words. */
export function RateStatus({ rate }: { rate: Known }) {
  return <>{rateStatusWords(rate.status)}</>
}

/** Whether somebody compared it with the document that sets it. */
export function VerifiedWord({ rate }: { rate: Pick<Known, 'is_verified'> }) {
  return rate.is_verified ? (
    <StateWord shape="tick" tone="applied">
      Checked with its source
    </StateWord>
  ) : (
    <StateWord shape="triangle" tone="put_right">
      Not checked
    </StateWord>
  )
}

/** Where a rate or a count comes from, as a link where its address is known. */
export function SourceWord({ source, url }: { source: string; url?: string | null }) {
  if (!url) return <>{source}</>
  return (
    <a href={url} rel="noreferrer">
      {source}
    </a>
  )
}

/** What Trellis is, and is not. */
export function TracksOnly() {
  return (
    <p className="small secondary">
      Trellis tracks. Claims are made in the national portal, and are written down here afterwards.
    </p>
  )
}
