import { Link } from '@tanstack/react-router'

interface PickerProps {
  name: string
  /** The search parameter that holds the choice, and what it can be; undefined is what a page begins with. */
  param: string
  choices: readonly { word: string; value: string | undefined }[]
  chosen: string | undefined
}

/** What a page shows of what it could: links, so that the choice stays in the address. */
export function Picker({ name, param, choices, chosen }: PickerProps) {
  return (
    <nav className="picker" aria-label={name}>
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
