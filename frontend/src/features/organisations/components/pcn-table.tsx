import { Link } from '@tanstack/react-router'
import type { Pcn } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { formatNumber, formatScore } from '@/shared/format/number'
import { dayWords } from '../fact-words'
import { nextSort } from '../pcn-search'
import { Known } from './london/borough-table'
import { BoroughLinkTo, PcnLinkTo } from './org-link'

interface PcnTableProps {
  pcns: readonly Pcn[]
  sort: string
  /** Left out on a borough's own page. */
  boroughs?: boolean
}

/** One page of PCNs in the server's order; a heading sorts, and turns the order round. */
export function PcnTable({ pcns, sort, boroughs = true }: PcnTableProps) {
  return (
    <table className="table table--lead table--stack table--sortable">
      <caption className="hidden">Primary care networks</caption>
      <thead>
        <tr>
          <Heading column="name" words="PCN" sort={sort} />
          <th scope="col">Code</th>
          {boroughs && <Heading column="borough_name" words="Borough" sort={sort} />}
          <Heading column="practices" words="Practices" sort={sort} number />
          <Heading column="list_size" words="Registered people" sort={sort} number />
          <Heading column="imd_score" words="Deprivation" sort={sort} number />
          <Heading column="valid_from" words="First day" sort={sort} number />
        </tr>
      </thead>
      <tbody>
        {pcns.map((pcn) => (
          <tr key={pcn.ods_code}>
            <th scope="row">
              <PcnLinkTo code={pcn.ods_code} name={pcn.name} />
            </th>
            <td data-label="Code">{pcn.ods_code}</td>
            {boroughs && (
              <td data-label="Borough">
                {pcn.borough_gss_code ? (
                  <BoroughLinkTo
                    gss={pcn.borough_gss_code}
                    name={pcn.borough_name ?? pcn.borough_gss_code}
                  />
                ) : (
                  <span className="secondary">Not known</span>
                )}
              </td>
            )}
            <td data-label="Practices" className="number">
              {formatNumber(pcn.practices)}
            </td>
            <td data-label="People" className="number">
              <Known value={pcn.list_size} format={formatNumber} />
            </td>
            <td data-label="Deprivation" className="number">
              <Known value={pcn.imd_score} format={formatScore} />
            </td>
            <td data-label="First day" className="number">
              {pcn.certainty === 'exact'
                ? formatDate(pcn.valid_from)
                : dayWords(pcn.valid_from, pcn.certainty)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface HeadingProps {
  column: string
  words: string
  sort: string
  number?: boolean
}

function Heading({ column, words, sort, number }: HeadingProps) {
  const way = sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : undefined
  return (
    <th scope="col" className={number ? 'number' : undefined} aria-sort={way}>
      <Link
        className="sort-link"
        to="."
        search={(old) => ({
          ...old,
          sort: nextSort(column, sort),
          cursor: undefined,
          from: undefined,
        })}
        resetScroll={false}
      >
        {words}
        <span className="sort-link__mark" aria-hidden="true">
          {way === 'ascending' && ' ▲'}
          {way === 'descending' && ' ▼'}
        </span>
      </Link>
    </th>
  )
}
