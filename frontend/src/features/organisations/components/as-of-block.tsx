import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Icb, RegionOrganisations } from '@/api/types'
import { DateForm } from '@/shared/as-of/date-form'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate, isDate } from '@/shared/format/date'
import { counted, numberWord } from '@/shared/format/words'
import { usePermission } from '@/shared/permission'
import { aboutQuery } from '@/shared/session'
import { ErrorBody } from '@/shared/ui/states'
import { evidenceWords } from '../evidence-words'
import { openOn, timeline } from '../model'
import { evidenceDaysQuery } from '../region-queries'
import { inTense, tenseOf } from '../tense'
import { AsOfTrack, otherSide } from './as-of-track'
import { AgreementLine } from './london/agreement-line'

interface AsOfBlockProps {
  history: UseQueryResult<Icb[]>
  region: RegionOrganisations
}

/** The only tinted block: it changes everything below it. */
export function AsOfBlock({ history, region }: AsOfBlockProps) {
  const about = useQuery(aboutQuery)
  const { date = region.as_of, today, change } = useAsOf()
  const mayKnow = usePermission('imports.list') === true
  const { data: described = [] } = useQuery({ ...evidenceDaysQuery, enabled: mayKnow })
  if (!isDate(date)) return null
  const boards = history.data
  const wanting = [about, history].find(({ data, isError }) => data === undefined && isError)
  return (
    <section className="as-of" aria-label="Date">
      <div className="as-of__head">
        <h2>Position on {formatDate(date)}</h2>
        <DateForm date={date} today={today} onDate={change} label="Or type a date" />
      </div>
      {wanting && <ErrorBody error={wanting.error} retry={() => void wanting.refetch()} />}
      {boards && today ? (
        <Position {...{ boards, region, date, today, described, onDate: change }} />
      ) : (
        <p className="as-of__foot">{evidenceWords(region)}</p>
      )}
    </section>
  )
}

interface PositionProps {
  boards: readonly Icb[]
  region: RegionOrganisations
  date: string
  today: string
  /** The days that files describe. */
  described: readonly string[]
  onDate: (date: string) => void
}

/** The slider, and what it says of the day: both rest on what is known of the boards and of today. */
function Position({ boards, region, date, today, described, onDate }: PositionProps) {
  const line = timeline(boards, today, described)
  const count = openOn(boards, date).length
  return (
    <>
      {line && <AsOfTrack line={line} boards={boards} date={date} onDate={onDate} />}
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
    </>
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
