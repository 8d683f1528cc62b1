import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PcnList } from '@/api/types'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatNumber } from '@/shared/format/number'
import { Downloads } from '@/shared/ui/downloads'
import { Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { useFocusOnChange } from '@/shared/ui/use-focus-on-change'
import { type PcnArea, pcnsFile, pcnsQuery } from '../pcn-queries'
import type { PcnSearch } from '../pcn-search'
import { PcnTable } from './pcn-table'

interface PcnListSectionProps {
  area: PcnArea
  search: PcnSearch
  title: string
  /** Why there is none, and what next. */
  empty: ReactNode
  boroughs?: boolean
}

/** An area's PCNs, a page at a time. */
export function PcnListSection({ area, search, title, empty, boroughs }: PcnListSectionProps) {
  const { asOf } = useAsOf()
  const query = useQuery({
    ...pcnsQuery(area, search, asOf),
    placeholderData: keepPreviousData,
  })
  const none = query.data?.items.length === 0 && !search.cursor
  return (
    <Section
      title={title}
      actions={
        none ? undefined : <Downloads file={(format) => pcnsFile(area, format, search, asOf)} />
      }
    >
      <Resource query={query} part>
        {(list) =>
          none ? (
            empty
          ) : (
            <div className={query.isPlaceholderData ? 'settling' : undefined}>
              <Page
                list={list}
                search={search}
                settling={query.isPlaceholderData}
                boroughs={boroughs}
              />
            </div>
          )
        }
      </Resource>
    </Section>
  )
}

interface PageProps {
  list: PcnList
  search: PcnSearch
  settling: boolean
  boroughs?: boolean | undefined
}

function Page({ list, search, settling, boroughs = true }: PageProps) {
  const { cursor, sort } = search
  const line = useFocusOnChange<HTMLDivElement>(JSON.stringify([cursor]), settling)
  const total = list.total ?? list.items.length
  const first = cursor ? Number(search.from) || undefined : 1
  const next = first && first + list.items.length
  const paged = cursor || list.next
  return (
    <>
      <div className="small" role="status" tabIndex={-1} ref={line}>
        Showing <b>{next ? `${first} to ${next - 1}` : list.items.length}</b> of{' '}
        {formatNumber(total)} PCNs
      </div>
      <PcnTable pcns={list.items} sort={sort ?? 'name'} boroughs={boroughs} />
      {paged && (
        <nav className="pager" aria-label="Pages">
          {cursor ? (
            <Link to="." search={(old) => ({ ...old, cursor: undefined, from: undefined })}>
              ← First page
            </Link>
          ) : (
            <span className="secondary">First page</span>
          )}
          {list.next && (
            <Link
              to="."
              search={(old) => ({
                ...old,
                cursor: list.next ?? undefined,
                from: next ? String(next) : undefined,
              })}
            >
              <b>Next page →</b>
            </Link>
          )}
        </nav>
      )}
    </>
  )
}
