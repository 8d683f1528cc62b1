import { Link } from '@tanstack/react-router'
import { countedRoles, type SpreadSearch, sources } from '../spread-search'
import { roleShort } from '../summary-words'

const BY = { icb: 'Board', borough: 'Borough', deprivation_fifth: 'Deprivation fifth' } as const
const SOURCE = { posts: 'Posts kept here', return: 'Official return' } as const

interface Choice {
  word: string
  search: SpreadSearch
  chosen: boolean
}

interface SpreadPickerProps {
  search: SpreadSearch
  /** The ways to group that there are, the usual one first. */
  ways: readonly (keyof typeof BY)[]
  /** Whether the map of boards can make a difference. */
  maps: boolean
}

/** What is counted and how it is grouped: links, so that the choice stays in the address. */
export function SpreadPicker({ search: now, ways, maps }: SpreadPickerProps) {
  return (
    <div className="pickers">
      <Picker
        now={now}
        name="By"
        choices={ways.map((by, i) => ({
          word: BY[by],
          search: { by: i === 0 ? undefined : by },
          chosen: by === (now.by ?? ways[0]),
        }))}
      />
      <Picker
        now={now}
        name="Count"
        choices={sources.map((source, i) => ({
          word: SOURCE[source],
          search: { source: i === 0 ? undefined : source },
          chosen: source === (now.source ?? 'posts'),
        }))}
      />
      <Picker
        now={now}
        name="Role"
        choices={countedRoles.map((role, i) => ({
          word: roleShort(role),
          search: { role: i === 0 ? undefined : role },
          chosen: role === (now.role ?? 'all'),
        }))}
      />
      {maps && (
        <Picker
          now={now}
          name="Boards"
          choices={([undefined, 'now'] as const).map((map) => ({
            word: map ? 'Of today' : 'Of the day',
            search: { boundaries: map },
            chosen: map === now.boundaries,
          }))}
        />
      )}
    </div>
  )
}

interface PickerProps {
  /** What is chosen of everything, which the others keep. */
  now: SpreadSearch
  name: string
  choices: readonly Choice[]
}

function Picker({ now, name, choices }: PickerProps) {
  return (
    <nav className="picker" aria-label={name}>
      <span className="secondary" aria-hidden="true">
        {name}
      </span>
      <ul>
        {choices.map(({ word, search, chosen }) => (
          <li key={word}>
            <Link
              to="."
              search={(old) => ({ as_of: old.as_of, ...now, ...search })}
              resetScroll={false}
              replace
              activeOptions={{ exact: true, explicitUndefined: true }}
              aria-current={chosen ? 'true' : undefined}
            >
              {word}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
