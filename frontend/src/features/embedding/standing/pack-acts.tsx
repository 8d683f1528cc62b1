import type { BoardEmbedding } from '@/api/types'
import { Section } from '@/shared/ui/page'
import { actsOf, levelsWords } from './acts'

/** Everything that presses, whole and a line for each network: on paper nothing can be unfolded. */
export function PackActs({ board }: { board: BoardEmbedding }) {
  const acts = actsOf(board)
  return (
    <Section title="Act next">
      {acts.length === 0 ? (
        <p>Nothing presses: every gate is met, and nothing is old or falling.</p>
      ) : (
        <ol className="act-next">
          {acts.map((act) => (
            <li key={act.key}>
              <h3>{act.title}</h3>
              <ul className="small">
                {act.pcns.map((pcn) => (
                  <li key={pcn.code}>
                    {pcn.name}
                    <span className="secondary">: {levelsWords(pcn.acts, board.items)}</span>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
