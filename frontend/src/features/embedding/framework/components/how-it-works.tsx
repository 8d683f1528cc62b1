import { Section } from '@/shared/ui/page'
import { LEVELS } from '../../words'
import { CONTINUUM } from '../words'
import { LevelName } from './pieces'

const SAYS = [
  'Nothing of it is there.',
  'It is there in places, added beside general practice and not part of it.',
  'It is being built, with gaps.',
  'It works as it should, in every practice.',
  'It belongs to how the network works, and is reviewed and made better.',
] as const

/** How a level, a gate and the core set are to be read: said once, for all criteria. */
export function HowItWorks() {
  return (
    <Section title="How to read it">
      <div className="prose">
        <p>
          Each criterion has five levels, each with words that evidence can be held against. Three
          of them are named after a published evaluation of link workers in general practice, which
          found roles “bolted on”, “fitting in” or “belonging”.
        </p>
      </div>
      <dl className="levels lead-in">
        {LEVELS.map((name, level) => (
          <div key={name}>
            <dt>
              <LevelName level={level} />
              {CONTINUUM[level] && <span className="row-note">“{CONTINUUM[level]}”</span>}
            </dt>
            <dd>{SAYS[level]}</dd>
          </div>
        ))}
      </dl>
      <dl className="facts lead-in">
        <div>
          <dt>Gate</dt>
          <dd>
            What the Network Contract asks. A level below 3 Established, or none, caps the status at
            Developing, however good the rest is.
          </dd>
        </div>
        <div>
          <dt>Core set</dt>
          <dd>What a first or a quick assessment looks at. A full one looks at every criterion.</dd>
        </div>
        <div>
          <dt>Suggested level</dt>
          <dd>
            Some levels are suggested from what is kept here. Whoever assesses may take another, and
            says why.
          </dd>
        </div>
      </dl>
    </Section>
  )
}
