import type { RowProblem } from '@/api/types'
import { sentence } from '../message'
import { figure } from '../words'
import { ResultWord } from './result-word'

/** Each row at its cell, with what was found there and what became of it. */
export function ProblemsTable({ problems }: { problems: readonly RowProblem[] }) {
  const sheets = problems.some(({ sheet }) => sheet !== null)
  return (
    <table className="table table--stack problems">
      <caption className="hidden">
        Rows, each with its place in the file and what became of it
      </caption>
      <thead>
        <tr>
          {sheets && <th scope="col">Sheet</th>}
          <th scope="col" className="number">
            Row
          </th>
          <th scope="col">Column</th>
          <th scope="col">What was found, and what to do</th>
          <th scope="col">Result</th>
        </tr>
      </thead>
      <tbody>
        {problems.map(({ number, sheet, row, column_name, value, message, result }) => (
          <tr key={number}>
            {sheets && <td data-label="Sheet">{sheet}</td>}
            <td data-label="Row" className="number">
              {row === null ? <span className="secondary">All</span> : figure(row)}
            </td>
            <td data-label="Column" className="problems__column">
              {column_name ?? (
                <span className="secondary">{row === null ? 'Whole file' : 'Whole row'}</span>
              )}
            </td>
            <td data-label="What was found">
              <span>
                {sentence(message, value).map((part, i) =>
                  'found' in part ? (
                    <code className="found" key={i}>
                      {part.found}
                    </code>
                  ) : (
                    part.words
                  ),
                )}
              </span>
            </td>
            <td data-label="Result">
              <ResultWord result={result} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
