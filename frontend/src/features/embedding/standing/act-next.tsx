import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { BoardEmbedding } from '@/api/types'
import { Todo } from '@/shared/ui/page'
import { ActAnswer } from './act-answer'
import { actsOf, levelWords } from './acts'
import { useSeen } from './use-seen'

/** So many reasons, and so many networks of one, until one asks for the rest. */
const FIRST = 5
const NAMED = 3

export function ActNext({ board }: { board: BoardEmbedding }) {
  const [whole, setWhole] = useState(false)
  const { icb_code, boundaries, as_of, items } = board
  const act_next = useSeen(`${icb_code} ${boundaries} ${as_of}`, board.act_next)
  const acts = actsOf({ act_next, items })
  return (
    <Todo title="Act next">
      {acts.length === 0 ? (
        <p className="small secondary">
          Nothing presses: every gate is met, and nothing is old or falling.
        </p>
      ) : (
        <>
          <p className="small secondary">Gates that are not met first, then what falls or ends.</p>
          <ol className="act-next">
            {acts.slice(0, whole ? undefined : FIRST).map((act) => (
              <li key={act.key}>
                <h3>{act.title}</h3>
                <ul className="small">
                  {act.pcns.slice(0, NAMED).map((pcn) => (
                    <li key={pcn.code}>
                      <Link to="/pcns/$code/embedding" params={{ code: pcn.code }}>
                        {pcn.name}
                      </Link>
                      {pcn.acts.map((one) => (
                        <span key={`${one.criterion_code} ${one.role_type}`} className="act-one">
                          <span className="secondary">{levelWords(one, items)}</span>
                          <ActAnswer act={one} />
                        </span>
                      ))}
                    </li>
                  ))}
                </ul>
                {act.pcns.length > NAMED && (
                  <p className="small secondary">and {act.pcns.length - NAMED} more in the table</p>
                )}
              </li>
            ))}
          </ol>
          {acts.length > FIRST && !whole && (
            <button type="button" className="link-button" onClick={() => setWhole(true)}>
              Show the other {acts.length - FIRST} reasons
            </button>
          )}
        </>
      )}
    </Todo>
  )
}
