import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { Import, RowProblem } from '@/api/types'
import { Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { useFocusOnChange } from '@/shared/ui/use-focus-on-change'
import { fileAddress, problemsQuery } from '../queries'
import { figures, results, resultWords } from '../words'
import { Pager } from './pager'
import { ProblemsTable } from './problems-table'

/** What is wrong with the file, before what it changes. */
export function ProblemsSection({ plan }: { plan: Import }) {
  const { result, problems } = useSearch({ from: '/imports/$id' })
  const query = useQuery({
    ...problemsQuery(plan, { result, problems }),
    placeholderData: keepPreviousData,
  })
  const settling = query.isPlaceholderData
  const place = useFocusOnChange<HTMLDivElement>(JSON.stringify([result, problems]), settling)
  const known = plan.left_out + plan.put_right + plan.waiting
  const total = query.data?.total ?? known
  const word = resultWords[result as RowProblem['result']]
  return (
    <div id="problems" tabIndex={-1} ref={place} className="landing">
      <Section
        title={heading(total, known, word)}
        actions={
          total > 0 && (
            <a href={fileAddress(`/${plan.id}/problems`, { result })} download>
              Download CSV
            </a>
          )
        }
      >
        {(known > 1 || result) && <ResultFilter plan={plan} chosen={result} />}
        <Resource query={query} part>
          {(list) =>
            list.items.length === 0 ? (
              <p className="lead-in">
                {result ? 'No row of this file came to this.' : 'Every row is used as it is.'}
              </p>
            ) : (
              <div className={settling ? 'settling' : undefined}>
                <ProblemsTable problems={list.items} />
                <Pager
                  label="Pages of problems"
                  name="problems"
                  cursor={problems}
                  next={list.next}
                />
              </div>
            )
          }
        </Resource>
      </Section>
    </div>
  )
}

/** A row that is only noted has no problem. */
function heading(total: number, known: number, word: string | undefined): string {
  if (word) return `${figures(total, 'problem')}: ${word.toLowerCase()}`
  if (total === 0) return 'No problems'
  return known === 0 ? figures(total, 'note') : figures(total, 'problem')
}

function ResultFilter({ plan, chosen }: { plan: Import; chosen: string | undefined }) {
  const there = results.filter((one) => one === 'noted' || one === chosen || plan[one] > 0)
  return (
    <ul className="filter-links" aria-label="Show problems">
      {[undefined, ...there].map((one) => (
        <li key={one ?? 'all'}>
          <Link
            to="."
            search={(old) => ({ ...old, result: one, problems: undefined })}
            resetScroll={false}
            activeOptions={{ exact: true }}
            aria-current={one === chosen ? 'true' : undefined}
          >
            {one ? resultWords[one] : 'All'}
          </Link>
        </li>
      ))}
    </ul>
  )
}
