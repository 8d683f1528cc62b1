import type { PostDetail } from '@/api/types'
import { formatInstant } from '@/shared/format/date'
import { fieldWords, LABELS, type PostField, type TypedPost } from '../post-typed'

export interface Comparison {
  /** What was read before one began to type. */
  before: TypedPost
  now: TypedPost
  theirs: PostField[]
  /** Whether somebody else changed who pays. */
  funding: boolean
}

interface PostCompareProps {
  post: PostDetail
  comparison: Comparison | undefined
  typed: TypedPost
  onTake: (field: PostField) => void
}

/** What somebody else saved meanwhile, beside what is typed here: each field is one's own to choose. */
export function PostCompare({ post, comparison, typed, onTake }: PostCompareProps) {
  if (!comparison) return null
  const { before, now, theirs, funding } = comparison
  return (
    <>
      <p className="small">
        Saved {formatInstant(post.updated_at)}, version {post.version}.
      </p>
      {theirs.length > 0 && (
        <table className="table table--stack">
          <caption className="hidden">What was changed meanwhile</caption>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">When you read it</th>
              <th scope="col">Saved now</th>
              <th scope="col">Yours</th>
            </tr>
          </thead>
          <tbody>
            {theirs.map((field) => (
              <tr key={field}>
                <th scope="row">{LABELS[field]}</th>
                <td data-label="Read">{fieldWords(field, before[field])}</td>
                <td data-label="Saved now">{fieldWords(field, now[field])}</td>
                <td data-label="Yours">
                  {typed[field] === now[field] ? (
                    <span className="secondary">The same</span>
                  ) : (
                    <span>
                      {fieldWords(field, typed[field])}{' '}
                      <button type="button" className="link-button" onClick={() => onTake(field)}>
                        Take what is saved
                        <span className="hidden">: {LABELS[field]}</span>
                      </button>
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {funding && <p className="small">Who pays was changed too; the lines below are as typed.</p>}
      {theirs.length === 0 && !funding && (
        <p className="small">
          None of what this form shows was changed, but something else of the post was.
        </p>
      )}
    </>
  )
}
