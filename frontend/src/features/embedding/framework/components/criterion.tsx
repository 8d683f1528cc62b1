import { Facts } from '@/shared/ui/page'
import type { Criterion } from '../queries'
import { askedOf, countsWords } from '../words'
import { LevelName } from './pieces'

interface CriterionProps {
  criterion: Criterion
  /** What the rule it is suggested by looks at, once that is known. */
  rule: string | undefined
}

/** One criterion with all that is said of it. */
export function CriterionArticle({ criterion, rule }: CriterionProps) {
  const { code, name, explanation, levels, is_gate, source, derivation } = criterion
  const suggested = derivation ? (rule ?? 'What is kept here') : 'Nothing: a person alone can tell'
  return (
    <article className="criterion" id={code} aria-labelledby={`${code}-name`}>
      <h3 id={`${code}-name`}>
        <span className="criterion__code">{code}</span> {name}
      </h3>
      {is_gate && (
        <p className="criterion__gate">
          <span aria-hidden="true">◆ </span>Gate
        </p>
      )}
      <p className="criterion__says">{explanation}</p>
      <dl className="levels" aria-label={`Levels of ${code}`}>
        {levels.map((words, level) => (
          <div key={level}>
            <dt>
              <LevelName level={level} />
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <Facts
        rows={[
          ['Asked of', askedOf(criterion)],
          ['Counts', countsWords(criterion)],
          ['Level suggested from', suggested],
          ['Source', source],
        ]}
      />
    </article>
  )
}
