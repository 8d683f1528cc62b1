import { Link } from '@tanstack/react-router'

interface PickerProps {
  name: string
  /** What it is called where its name is only the first word of a sentence. */
  label?: string
  /** Words of several lengths, beside each other as in a list. */
  isList?: boolean
  /** The search parameter that holds the choice, and what it can be; undefined is what a page begins with. */
  param: string
  choices: readonly { word: string; value: string | undefined }[]
  chosen: string | undefined
}

/** What a page shows of what it could: links, so that the choice stays in the address. */
export function Picker({
  name,
  label = name,
  isList = false,
  param,
  choices,
  chosen,
}: PickerProps) {
  return (
    <nav className={isList ? 'picker picker--list' : 'picker'} aria-label={label}>
      <span className="secondary" aria-hidden="true">
        {name}
      </span>
      <ul>
        {choices.map(({ word, value }) => (
          <li key={word}>
            <Link
              to="."
              search={(old) => ({ ...old, [param]: value })}
              resetScroll={false}
              replace
              activeOptions={{ exact: true, explicitUndefined: true }}
              aria-current={value === chosen ? 'true' : undefined}
            >
              {word}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
