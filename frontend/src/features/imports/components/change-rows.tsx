import { Link } from '@tanstack/react-router'
import type { PlannedChange } from '@/api/types'
import { beforeAndAfter, dayInWords, nameBeside, type Said } from '../change-words'
import type { Names } from '../names'
import { figure } from '../words'

interface ChangeRowsProps {
  changes: readonly PlannedChange[]
  names: Names
  labels: readonly [now: string, after: string]
  /** Whether they have been made, so that what they are about can be looked at. */
  made: boolean
}

/** One row for each change: what it is about, what held, what will. */
export function ChangeRows({ changes, names, labels: [now, then], made }: ChangeRowsProps) {
  return changes.map((change) => {
    const [before, after] = beforeAndAfter(change, names)
    const beside = nameBeside(change)
    const { number, record_code, effective_on, certainty, sheet, row } = change
    return (
      <tr key={number}>
        <th scope="row">
          <span className="record">
            {made ? <RecordLink change={change} /> : <span>{record_code}</span>}
            {beside && <span>{beside}</span>}
            {change.column_name && <ColumnName of={change.column_name} />}
          </span>
        </th>
        <td data-label={now}>
          <SaidCell said={before} />
        </td>
        <td data-label={then}>
          <SaidCell said={after} />
        </td>
        <td data-label="From" className="changes__from">
          {effective_on ? (
            dayInWords(effective_on, certainty)
          ) : (
            <None of={isOfAssessment(change) ? 'When applied' : 'Not known'} />
          )}
        </td>
        <td data-label="Row" className="number secondary" title={sheet ?? undefined}>
          {row === null ? <None of="None" /> : figure(row)}
        </td>
      </tr>
    )
  })
}

/** A column by its name, which breaks between its words and nowhere in them. */
function ColumnName({ of }: { of: string }) {
  return (
    <code className="secondary">
      {of.split('_').map((word, i) => (
        <span key={word}>
          {i > 0 && (
            <>
              _<wbr />
            </>
          )}
          {word}
        </span>
      ))}
    </code>
  )
}

/** Ratings hold from when they are saved on: a file gives them no day. */
function isOfAssessment({ record_type }: Pick<PlannedChange, 'record_type'>): boolean {
  return record_type === 'assessment' || record_type === 'rating'
}

/** Leads to the record, where it has a page and is still there. */
function RecordLink({
  change: { record_code: code, record_type, action },
}: {
  change: PlannedChange
}) {
  if (action !== 'remove' && (record_type === 'pcn' || record_type === 'workforce_return'))
    return (
      <Link to="/pcns/$code" params={{ code }}>
        {code}
      </Link>
    )
  if (action !== 'remove' && record_type === 'practice')
    return (
      <Link to="/practices/$code" params={{ code }}>
        {code}
      </Link>
    )
  if (isOfAssessment({ record_type })) {
    // A rating's code begins with that of its network, whose assessments are a list.
    const [pcn = code] = code.split('/')
    return (
      <Link to="/embedding/assessments" search={{ pcn }}>
        {record_type === 'assessment' ? pcn : code}
      </Link>
    )
  }
  return <span>{code}</span>
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
