import type { Import, RowProblem } from '@/api/types'
import { plural } from '@/shared/format/words'
import { figure, figures, results, resultWords } from './words'

type Result = RowProblem['result']
export type Results = Record<Result, number>

/** Counts a file whose one column says what became of each row. */
export function countResults(csv: string): Results {
  const lines = csv.trim().split(/\r?\n/)
  const count = (result: Result) => lines.filter((line) => line === result).length
  return Object.fromEntries(results.map((result) => [result, count(result)])) as Results
}

/** The plan counts rows, of which one may be listed for several reasons; what it does not count, the list does. */
export function resultsOf(plan: Import, listed: Results): Results {
  const { left_out, put_right, waiting } = plan
  return {
    left_out: left_out || listed.left_out,
    put_right: put_right || listed.put_right,
    waiting: waiting || listed.waiting,
    noted: listed.noted,
  }
}

/** "2 rows left out, 1 put right, 4 notes": every row by what became of it, and none by the word of another. */
export function resultsHeading(counts: Results, chosen?: string): string {
  const shown = results.filter((one) => counts[one] > 0 && (!chosen || one === chosen))
  const parts = shown.map((one, i) => {
    const n = counts[one]
    if (one === 'noted') return figures(n, 'note')
    const rows = i === 0 ? `\u00a0${plural(n, 'row')}` : ''
    return `${figure(n)}${rows} ${resultWords[one].toLowerCase()}`
  })
  return parts.join(', ') || (chosen ? 'No such rows' : 'No problems')
}
