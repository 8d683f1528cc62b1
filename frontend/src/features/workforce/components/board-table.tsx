import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { AreaWorkforce } from '@/api/types'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { capital } from '@/shared/format/words'
import { asked } from '@/shared/search'
import { Downloads } from '@/shared/ui/downloads'
import { Section } from '@/shared/ui/page'
import { StateWord } from '@/shared/ui/state-word'
import { type BoardRow, boardRows } from '../board-rows'
import { formatWte } from '../summary-words'

/** So many on a phone before one asks for the rest. */
const FIRST = 12

/** The networks of a board, with what presses in each. On a phone a row holds the two things that matter until it is opened. */
export function BoardTable({ board }: { board: AreaWorkforce }) {
  const { sort } = useSearch({ from: '/icbs/$code/workforce/' })
  const { asOf } = useAsOf()
  const [whole, setWhole] = useState(false)
  const rows = boardRows(board, sort)
  const file = (format: 'csv' | 'xlsx') =>
    `/api/v1/icbs/${board.code}/workforce.${format}${asked({ as_of: asOf })}`
  return (
    <Section title="PCN by PCN" actions={<Downloads file={file} of="PCN by PCN" />}>
      <SortPicker sort={sort} />
      <table
        className={`table table--lead table--stack table--heads table--figures board-workforce${whole ? ' is-whole' : ''}`}
      >
        <caption className="hidden">
          Posts, contracts, supervision and training by PCN,{' '}
          {sort ? 'by name' : 'what presses first'}
        </caption>
        <thead>
          <tr>
            <th scope="col">PCN</th>
            <th scope="col" className="number">
              WTE in post, of funded
            </th>
            <th scope="col" className="number">
              Vacant
            </th>
            <th scope="col" className="number">
              Ending, 90 / 180 days
            </th>
            <th scope="col">Supervision</th>
            <th scope="col">Training</th>
            <th scope="col">Needs attention</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.item.pcn_code} row={row} />
          ))}
        </tbody>
      </table>
      {rows.length > FIRST && !whole && (
        <button type="button" className="link-button phone-only" onClick={() => setWhole(true)}>
          Show the other {rows.length - FIRST} PCNs
        </button>
      )}
    </Section>
  )
}

function SortPicker({ sort }: { sort: 'name' | undefined }) {
  return (
    <nav className="picker picker--list" aria-label="Order of the PCNs">
      <span className="secondary" aria-hidden="true">
        First
      </span>
      <ul>
        {([undefined, 'name'] as const).map((one) => (
          <li key={one ?? 'attention'}>
            <Link
              to="."
              search={(old) => ({ ...old, sort: one })}
              resetScroll={false}
              replace
              activeOptions={{ exact: true, explicitUndefined: true }}
              aria-current={one === sort ? 'true' : undefined}
            >
              {one === 'name' ? 'By name' : 'What presses'}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Row({ row: { item, all, reasons } }: { row: BoardRow }) {
  const [open, setOpen] = useState(false)
  const name = (
    <th scope="row">
      <Link className="board-name" to="/pcns/$code/workforce" params={{ code: item.pcn_code }}>
        {item.pcn_name}
      </Link>
      <span className="row-note">{item.borough_name ?? item.pcn_code}</span>
    </th>
  )
  if (!all) {
    return (
      <tr>
        {name}
        <td className="unknown" colSpan={6} data-label="Posts">
          <span className="unknown__word">No posts kept here: not known, which is not none</span>
        </td>
      </tr>
    )
  }
  return (
    <tr className={open ? 'is-open' : undefined}>
      {name}
      <td className="number" data-label="WTE in post">
        <span>
          {formatWte(all.wte_in_post)} of {formatWte(all.wte_funded)}
          <Bar part={all.wte_in_post} of={all.wte_funded} />
        </span>
      </td>
      <td className="number detail" data-label="Vacant">
        {all.vacant_posts}
      </td>
      <td className="number detail" data-label="Ending">
        {all.contracts_ending_90} / {all.contracts_ending_180}
      </td>
      <td className="detail" data-label="Supervision">
        <Held done={all.supervised_monthly} all={all.supervision_due} none="None due" partly />
      </td>
      <td className="detail" data-label="Training">
        <Held done={all.trained} all={all.holders} none="Nobody in post" />
      </td>
      <td data-label="Attention">
        <span>
          {reasons[0] ? (
            capital(reasons[0].words)
          ) : (
            <span className="secondary">Nothing presses</span>
          )}
          {reasons.length > 1 && <span className="row-note">And {reasons.length - 1} more</span>}
          <button
            type="button"
            className="link-button phone-only"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? 'Fewer figures' : 'More figures'}
            <span className="hidden"> of {item.pcn_name}</span>
          </button>
        </span>
      </td>
    </tr>
  )
}

/** The only bar of the table: how much of what is paid for is filled. */
function Bar({ part, of }: { part: number; of: number }) {
  const share = of > 0 ? Math.min(100, (100 * part) / of) : 0
  return (
    <svg className="filled-bar" width="80" height="4" aria-hidden="true">
      <path className="filled-bar__all" d="M0 2H80" />
      <path className="filled-bar__part" d={`M0 2H${(share * 0.8).toFixed(1)}`} />
    </svg>
  )
}

interface HeldProps {
  done: number
  all: number
  none: string
  /** That those not done may be done in part, so that none done is not nothing. */
  partly?: boolean
}

function Held({ done, all, none, partly }: HeldProps) {
  if (all === 0) return <span className="secondary">{none}</span>
  if (done === all) {
    return (
      <StateWord shape="tick" tone="good">
        {done} of {all}
      </StateWord>
    )
  }
  const nothing = done === 0 && !partly
  return (
    <StateWord shape={nothing ? 'square' : 'triangle'} tone={nothing ? 'bad' : 'risk'}>
      {done} of {all}
    </StateWord>
  )
}
