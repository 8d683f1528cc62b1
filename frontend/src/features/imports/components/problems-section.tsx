import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { Import } from '@/api/types'
import { Section } from '@/shared/ui/page'
import { Pager } from '@/shared/ui/pager'
import { Resource } from '@/shared/ui/states'
import { useFocusOnChange } from '@/shared/ui/use-focus-on-change'
import { fileAddress, problemsQuery, resultsQuery } from '../queries'
import { type Results, resultsHeading, resultsOf } from '../results'
import { results, resultWords } from '../words'
import { LeftOutRows } from './left-out-rows'
import { ProblemsTable } from './problems-table'

const NONE: Results = { left_out: 0, put_right: 0, waiting: 0, noted: 0 }

/** What is wrong with the file, before what it changes. */
export function ProblemsSection({ plan }: { plan: Import }) {
  const { result, problems } = useSearch({ from: '/imports/$id' })
  const query = useQuery({
    ...problemsQuery(plan, { result, problems }),
    placeholderData: keepPreviousData,
  })
  const settling = query.isPlaceholderData
  const place = useFocusOnChange<HTMLDivElement>(JSON.stringify([result, problems]), settling)
  const { data: listed = NONE } = useQuery({
    ...resultsQuery(plan),
    placeholderData: keepPreviousData,
  })
  const counts = resultsOf(plan, listed)
  return (
    <div id="problems" tabIndex={-1} ref={place} className="landing">
      <Section
        title={resultsHeading(counts, result)}
        actions={
          query.data &&
          query.data.items.length > 0 && (
            <>
              <LeftOutRows plan={plan} />
              <a href={fileAddress(`/${plan.id}/problems`, { result })} download>
                Download CSV
              </a>
            </>
          )
        }
      >
        <ResultFilter counts={counts} chosen={result} />
        <Resource query={query} part>
          {(list) =>
            list.items.length === 0 ? (
              <p className="lead-in">
                {result ? 'No row of this file came to this.' : 'Every row is used as it is.'}
              </p>
            ) : (
              <div className={settling ? 'settling' : undefined}>
                <ProblemsTable problems={list.items} />
                <Pager label="Pages of rows" name="problems" cursor={problems} next={list.next} />
              </div>
            )
          }
        </Resource>
      </Section>
    </div>
  )
}

interface ResultFilterProps {
  counts: Results
  chosen: string | undefined
}

function ResultFilter({ counts, chosen }: ResultFilterProps) {
  const there = results.filter((one) => one === chosen || counts[one] > 0)
  if (there.length < 2 && !chosen) return null
  return (
    <ul className="filter-links" aria-label="Show rows">
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
