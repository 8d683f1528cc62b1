import { Link } from '@tanstack/react-router'
import { ProblemError } from '@/api/problem'
import { isDate } from '@/shared/format/date'
import { dateFault } from '@/shared/format/parse-date'
import { focusHeading } from '@/shared/ui/page'
import { ErrorBody } from '@/shared/ui/states'
import { DateForm } from './date-form'
import { useAsOf } from './use-as-of'

export function isDateProblem(error: unknown): boolean {
  return error instanceof ProblemError && error.at('query:as_of') !== undefined
}

/** An error; where the date in the address is at fault, it is said in words and can be put right here. */
export function DateProblem({ error, retry }: { error: unknown; retry: () => void }) {
  const { date = '', today, change } = useAsOf()
  if (!isDateProblem(error)) return <ErrorBody error={error} retry={retry} />
  return (
    <div className="notice notice--error" role="alert">
      <p>{isDate(date) ? 'Choose a day between 1900 and 2999.' : dateFault(date)}</p>
      <div className="button-row">
        <DateForm date={date} today={today} onDate={change} label="Date" />
        <Link to="." search={(old) => ({ ...old, as_of: undefined })} onClick={focusHeading}>
          Show today’s position
        </Link>
      </div>
    </div>
  )
}
