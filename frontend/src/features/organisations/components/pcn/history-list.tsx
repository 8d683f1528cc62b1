import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { separators } from '@/shared/format/words'
import { Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { CERTAINTY, dayWords, type FactLine, type Moment, moments } from '../../fact-words'
import { pcnHistoryQuery } from '../../pcn-queries'
import { CertaintyNote } from '../certainty-note'
import { PcnLinkTo, PracticeLinkTo } from '../org-link'

/** Every dated fact about a network, the newest first, with how well its day is known. */
export function HistoryList({ code }: { code: string }) {
  const query = useQuery(pcnHistoryQuery(code))
  return (
    <Section title="History">
      <Resource query={query} part>
        {({ items }) => {
          const found = moments(items).reverse()
          if (found.length === 0) return <p>No dated fact about it is known.</p>
          return (
            <>
              <ol className="timeline" reversed>
                {found.map((moment) => (
                  <MomentItem key={moment.key} moment={moment} />
                ))}
              </ol>
              <CertaintyNote certainties={found.map(({ certainty }) => certainty)} />
            </>
          )
        }}
      </Resource>
    </Section>
  )
}

function MomentItem({ moment }: { moment: Moment }) {
  const { on, certainty, lines } = moment
  return (
    <li>
      <p className="timeline__day">
        <time dateTime={on}>{dayWords(on, certainty)}</time>
        {certainty === 'carried_back' && (
          <span className="secondary timeline__certainty">{CERTAINTY[certainty]}</span>
        )}
      </p>
      <ul>
        {lines.map((line) => (
          <li key={line.key}>
            {line.practices.length > 0 ? <Practices line={line} /> : line.text}
          </li>
        ))}
      </ul>
    </li>
  )
}

/** "A, B and C joined", each with the network it came from or went to. */
function Practices({ line }: { line: FactLine }) {
  const joined = line.key === 'practice_joined'
  const between = separators(line.practices.map(({ name }) => name))
  return (
    <>
      <span className="timeline__what">{joined ? 'Joined: ' : 'Left: '}</span>
      {line.practices.map(({ code, name, network }, i) => (
        <Fragment key={`${code} ${network?.code ?? ''}`}>
          {between[i]}
          <PracticeLinkTo code={code} name={name} />
          {network && (
            <span className="secondary">
              {' '}
              ({joined ? 'from ' : 'to '}
              <PcnLinkTo code={network.code} name={network.name} />)
            </span>
          )}
        </Fragment>
      ))}
    </>
  )
}
