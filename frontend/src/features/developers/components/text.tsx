import { Fragment } from 'react'

/** Words between backticks in a description are code. */
export function Described({ text }: { text: string | undefined }) {
  return text
    ?.split('`')
    .map((part, i) =>
      i % 2 === 1 ? <code key={i}>{part}</code> : <Fragment key={i}>{part}</Fragment>,
    )
}

/** A path that may break after a slash, and only there. */
export function Path({ path }: { path: string }) {
  return (
    <code className="path">
      {path.split(/(?<=\/)/).map((part, i) => (
        <Fragment key={i}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </code>
  )
}
