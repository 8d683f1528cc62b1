import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { BoardEmbedding } from '@/api/types'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { Downloads } from '@/shared/ui/downloads'
import { Section } from '@/shared/ui/page'
import { Picker } from '../picker'
import { DomainGrid } from './domain-grid'
import { HeatFilters } from './heat-filters'
import { HeatGrid } from './heat-grid'
import { boardEmbeddingFile, ratingsFile } from './queries'
import { shownOf } from './shown'

/** So many on a phone before one asks for the rest. */
const FIRST = 12

const SORTS = [
  { word: 'By name', value: undefined },
  { word: 'Lowest score', value: 'score' },
  { word: 'Fell most', value: 'score_change' },
  { word: 'Longest ago', value: 'published_on' },
]

/** The networks of a board, role by role or domain by domain. */
export function HeatTable({ board }: { board: BoardEmbedding }) {
  const search = useSearch({ from: '/icbs/$code/embedding' })
  const { asOf } = useAsOf()
  const [whole, setWhole] = useState(false)
  const items = shownOf(board.items, search)
  const file = (format: 'csv' | 'xlsx') => boardEmbeddingFile(board.icb_code, format, search, asOf)
  return (
    <Section
      title="PCN by PCN"
      actions={
        <Downloads file={file} of="PCN by PCN">
          {/* Of the PCNs that are the board’s today, which on another day are others. */}
          {!asOf && (
            <a href={ratingsFile(board.icb_code)} download>
              Every rating (CSV)
            </a>
          )}
        </Downloads>
      }
    >
      <HeatFilters board={board} search={search} shown={items.length} />
      <div className="pickers">
        <Picker
          name="Columns"
          param="view"
          choices={[
            { word: 'Roles', value: undefined },
            { word: 'Domains', value: 'domains' },
          ]}
          chosen={search.view}
        />
        <Picker
          name="First"
          label="Order of the PCNs"
          param="sort"
          choices={SORTS}
          chosen={search.sort === 'pcn_name' ? undefined : search.sort}
          isList
        />
      </div>
      {items.length === 0 ? (
        <p>No PCN of the board answers to all of this. Ask for less above.</p>
      ) : search.view === 'domains' ? (
        <DomainGrid items={items} whole={whole} />
      ) : (
        <HeatGrid items={items} whole={whole} />
      )}
      {items.length > FIRST && !whole && (
        <button type="button" className="link-button phone-only" onClick={() => setWhole(true)}>
          Show the other {items.length - FIRST} PCNs
        </button>
      )}
      <p className="small secondary table-note">
        {search.view !== 'domains' &&
          '▲ ▼ change in points since the assessment before it. A gate that is not met holds the overall status at developing. '}
        Not started is under 20%, emerging 20 to 39%, developing 40 to 59%, established 60 to 79%,
        embedded 80% and over.
      </p>
    </Section>
  )
}
