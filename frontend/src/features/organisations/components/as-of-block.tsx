import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Icb, RegionOrganisations } from '@/api/types'
import { formatDate, isDate } from '@/shared/format/date'
import { counted, numberWord } from '@/shared/format/words'
import { usePermission } from '@/shared/permission'
import { evidenceWords } from '../evidence-words'
import { openOn, timeline } from '../model'
import { evidenceDaysQuery } from '../region-queries'
import { inTense, tenseOf } from '../tense'
import { useAsOf } from '../use-as-of'
import { AsOfTrack, otherSide } from './as-of-track'
import { DateForm } from './date-form'
import { AgreementLine } from './london/agreement-line'

interface AsOfBlockProps {
  boards: readonly Icb[]
  region: RegionOrganisations
}

/** The only tinted block: it changes everything below it. */
export function AsOfBlock({ boards, region }: AsOfBlockProps) {
  const { date, today, change } = useAsOf()
  const mayKnow = usePermission('imports.list') === true
  const { data: described = [] } = useQuery({ ...evidenceDaysQuery, enabled: mayKnow })
  if (!date || !today || !isDate(date)) return null
  const line = timeline(boards, today, described)
  const count = openOn(boards, date).length
  return (
    <section className="as-of" aria-label="Date">
      <div className="as-of__head">
        <h2>Position on {formatDate(date)}</h2>
        <DateForm date={date} today={today} onDate={change} label="Or type a date" />
      </div>
      {line && <AsOfTrack line={line} boards={boards} date={date} onDate={change} />}
      <p className="as-of__foot">
        <span role="status">
          {inTense(
            tenseOf(date, today),
            'On this day London had',
            'London has',
            'On this day London is expected to have',
          )}{' '}
          {counted(count, 'integrated care board')}.
        </span>{' '}
        {evidenceWords(region)} {line && <AgreementLine boards={boards} />}
        {line && <OtherSide boards={boards} day={otherSide(line, date)} today={today} />}
      </p>
    </section>
  )
}

interface OtherSideProps {
  boards: readonly Icb[]
  day: string | undefined
  today: string
}

function OtherSide({ boards, day, today }: OtherSideProps) {
  if (!day) return null
  const when = day === today ? 'of today' : `on ${formatDate(day)}`
  return (
    <Link
      to="."
      search={(old) => ({ ...old, as_of: day === today ? undefined : day })}
      resetScroll={false}
    >
      See the {numberWord(openOn(boards, day).length)} boards {when}
    </Link>
  )
}
