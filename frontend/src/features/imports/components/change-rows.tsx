import type { PlannedChange } from '@/api/types'
import { beforeAndAfter, dayInWords, nameBeside, type Said } from '../change-words'
import type { Names } from '../names'
import { figure } from '../words'

interface ChangeRowsProps {
  changes: readonly PlannedChange[]
  names: Names
  labels: readonly [now: string, after: string]
}

/** One row for each change: what it is about, what held, what will. */
export function ChangeRows({ changes, names, labels: [now, then] }: ChangeRowsProps) {
  return changes.map((change) => {
    const [before, after] = beforeAndAfter(change, names)
    const beside = nameBeside(change)
    const { number, record_code, effective_on, certainty, sheet, row } = change
    return (
      <tr key={number}>
        <th scope="row">
          <span className="record">
            <span>{record_code}</span>
            {beside && <span>{beside}</span>}
          </span>
        </th>
        <td data-label={now}>
          <SaidCell said={before} />
        </td>
        <td data-label={then}>
          <SaidCell said={after} />
        </td>
        <td data-label="From" className="changes__from">
          {effective_on ? dayInWords(effective_on, certainty) : <None of="Not known" />}
        </td>
        <td data-label="Row" className="number secondary" title={sheet ?? undefined}>
          {row === null ? <None of="None" /> : figure(row)}
        </td>
      </tr>
    )
  })
}

function SaidCell({ said: { text, code, quiet } }: { said: Said }) {
  if (quiet) return <span className="secondary">{text}</span>
  return (
    <span>
      {text}
      {code && <span className="secondary"> {code}</span>}
    </span>
  )
}

function None({ of }: { of: string }) {
  return <span className="secondary">{of}</span>
}
