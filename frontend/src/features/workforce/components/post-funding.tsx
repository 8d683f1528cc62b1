import type { PostDetail } from '@/api/types'
import { formatDate, lastDay } from '@/shared/format/date'
import { Section } from '@/shared/ui/page'
import { holdsOn } from '../post-support'
import {
  BANDS,
  CONTRACTS,
  called,
  EMPLOYERS,
  ENGAGEMENTS,
  PAY_ZONES,
  PAYERS,
  percent,
  wte,
} from '../words'

interface DatedProps {
  post: PostDetail
  day: string
}

/** Who pays which part of the post, from which day until which. */
export function PostFunding({ post, day }: DatedProps) {
  const now = post.funding_lines.filter((line) => holdsOn(line, day))
  return (
    <Section title="Who pays">
      {now.length === 0 && <p className="small">Nobody on this day.</p>}
      <table className="table table--stack">
        <caption className="hidden">Funding lines</caption>
        <thead>
          <tr>
            <th scope="col">Payer</th>
            <th scope="col" className="number">
              Share
            </th>
            <th scope="col">First day</th>
            <th scope="col">Last day</th>
          </tr>
        </thead>
        <tbody>
          {post.funding_lines.map((line) => (
            <tr key={`${line.source} ${line.valid_from}`}>
              <th scope="row">
                {holdsOn(line, day) ? (
                  <b>{called(PAYERS, line.source)}</b>
                ) : (
                  called(PAYERS, line.source)
                )}
              </th>
              <td data-label="Share" className="number">
                {percent(line.share)}
              </td>
              <td data-label="First day">{formatDate(line.valid_from)}</td>
              <td data-label="Last day">
                <LastDay of={line.valid_to} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function LastDay({ of }: { of: string | null }) {
  return of ? formatDate(lastDay(of)) : <span className="secondary">None set</span>
}

/** What the post is, and was before, the newest first. */
export function PostTermsTable({ post, day }: DatedProps) {
  return (
    <Section title="What it is">
      <table className="table table--stack">
        <caption className="hidden">Terms of the post, the newest first</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col" className="number">
              WTE
            </th>
            <th scope="col">Pay</th>
            <th scope="col">Contract</th>
            <th scope="col">Employer</th>
          </tr>
        </thead>
        <tbody>
          {post.terms.toReversed().map((terms) => (
            <tr key={terms.valid_from}>
              <th scope="row">
                {holdsOn(terms, day) ? (
                  <b>{formatDate(terms.valid_from)}</b>
                ) : (
                  formatDate(terms.valid_from)
                )}
                {terms.valid_to && (
                  <span className="row-note">Until {formatDate(lastDay(terms.valid_to))}</span>
                )}
              </th>
              <td data-label="WTE" className="number">
                {wte(terms.wte_funded)}
              </td>
              <td data-label="Pay">
                <span>
                  {terms.afc_band ? called(BANDS, terms.afc_band) : 'Band not said'}
                  {terms.pay_zone && (
                    <span className="row-note">{called(PAY_ZONES, terms.pay_zone)}</span>
                  )}
                </span>
              </td>
              <td data-label="Contract">
                <span>
                  {called(CONTRACTS, terms.contract)}
                  {terms.contract_ends_on && (
                    <span className="row-note">
                      until {formatDate(lastDay(terms.contract_ends_on))}
                    </span>
                  )}
                </span>
              </td>
              <td data-label="Employer">
                <span>
                  {terms.employer_name}
                  <span className="row-note">
                    {called(ENGAGEMENTS, terms.engagement)} ·{' '}
                    {called(EMPLOYERS, terms.employer_type)}
                  </span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
