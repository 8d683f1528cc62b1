import { keepPreviousData, type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { fileOf } from '@/shared/search'
import { ListHead, nextFrom } from '@/shared/ui/list-head'
import { Pager } from '@/shared/ui/pager'
import { ErrorBody, Resource } from '@/shared/ui/states'

interface List {
  items: readonly unknown[]
  next: string | null
  total?: number
}

interface RateListProps<Data extends List> {
  // biome-ignore lint/suspicious/noExplicitAny: whatever key the query has
  query: UseQueryOptions<Data, Error, Data, any>
  search: { cursor?: string | undefined; from?: string | undefined }
  /** The list in the API, and what filters it, for the file. */
  path: string
  filters: Record<string, string | undefined>
  empty: ReactNode
  children: (list: Data) => ReactNode
}

/** One page of a list of this room: which rows of how many, the same as a file, the rows, and the way on. */
export function RateList<Data extends List>(props: RateListProps<Data>) {
  const { search, path, filters, empty, children } = props
  const query = useQuery({ ...props.query, placeholderData: keepPreviousData })
  const filtered = Object.values(filters).some(Boolean)
  const { cursor } = search
  const from = cursor ? search.from : '1'
  return (
    <Resource
      query={query}
      part
      failed={(error, retry) => (
        <ErrorBody error={error} retry={retry} place="part">
          {filtered && <ClearFilters />}
        </ErrorBody>
      )}
    >
      {(list) => (
        <div className={query.isPlaceholderData ? 'settling' : undefined}>
          <ListHead
            empty={
              <>
                {filtered ? <p>Nothing matches.</p> : empty}
                {filtered && (
                  <p>
                    <ClearFilters />
                  </p>
                )}
              </>
            }
            shown={list.items.length}
            total={list.total}
            from={from}
            view={JSON.stringify([filters, cursor])}
            settling={query.isPlaceholderData}
            file={fileOf(path, 'csv', filters)}
            workbook={fileOf(path, 'xlsx', filters)}
          />
          {list.items.length > 0 && children(list)}
          <Pager
            label="Pages"
            name="cursor"
            cursor={cursor}
            next={list.next}
            from={nextFrom(from, list.items.length)}
          />
        </div>
      )}
    </Resource>
  )
}

function ClearFilters() {
  return (
    <Link to="." search={(old) => ({ as_of: old.as_of })}>
      Clear the filters
    </Link>
  )
}
