import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { fieldWords, valueWords } from '../comparison-words'
import { derivationsQuery, type FrameworkDifference } from '../queries'

interface DifferencesProps {
  items: readonly FrameworkDifference[]
  /** The version in which each can be read. */
  version: number
}

/** Domains and criteria that differ, each with what was said before and what is said after. */
export function Differences({ items, version }: DifferencesProps) {
  const { data: rules = [] } = useQuery(derivationsQuery)
  return items.map(({ code, name, fields }) => (
    <article className="difference" key={code} aria-labelledby={`differs-${code}`}>
      <h3 id={`differs-${code}`}>
        <Link to="/embedding/frameworks/$version" params={{ version: String(version) }} hash={code}>
          <span className="criterion__code">{code}</span> {name}
        </Link>
      </h3>
      {fields.length > 0 && (
        <table className="table table--stack table--lead table--differs">
          <caption className="hidden">What differs in {code}</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{fieldWords(field)}</th>
                <td data-label="Before">
                  <span>{valueWords(field, before, rules)}</span>
                </td>
                <td data-label="After">
                  <span>{valueWords(field, after, rules)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </article>
  ))
}
