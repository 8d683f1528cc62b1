import type { CSSProperties, KeyboardEvent } from 'react'
import type { Icb } from '@/api/types'
import { addDays, dateOfDay, dayNumber, formatDate } from '@/shared/format/date'
import { capital, counted, listed, numberWord } from '@/shared/format/words'
import { openOn, type Timeline } from '../model'
import { labelled, moved, share, step } from '../slider'

/** How many known dates a key moves; an end is as far as it goes. */
const STEPS: Record<string, number> = {
  ArrowRight: 1,
  ArrowUp: 1,
  PageUp: 3,
  End: Number.POSITIVE_INFINITY,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageDown: -3,
  Home: Number.NEGATIVE_INFINITY,
}

interface TrackProps {
  line: Timeline
  boards: readonly Icb[]
  date: string
  onDate: (date: string) => void
}

/** A range over calendar days whose thumb rests on the known dates, drawn to scale. */
export function AsOfTrack({ line, boards, date, onDate }: TrackProps) {
  const { from, today, stops, changes } = line
  const place = (day: string) => ({ '--at': share(day, from, today) }) as CSSProperties
  const changeDates = changes.map((change) => change.date)

  const rest = withinRange(date, line)
  const eras = [from, ...changeDates]
  const era = eras.findLast((day) => day <= date)
  const eraEnd = era && (eras.find((day) => day > date) ?? today)
  const rail = {
    '--era-from': era ? beyond(share(era, from, today)) : -1,
    '--era-to': eraEnd ? beyond(share(eraEnd, from, today)) : -1,
  } as CSSProperties

  function onKey(event: KeyboardEvent) {
    const steps = STEPS[event.key]
    if (!steps) return
    event.preventDefault()
    onDate(step(stops, rest, steps))
  }

  return (
    <div className="track">
      <div className="track__scale">
        {eras.map((day, i) => (
          <span
            className={day === era ? 'track__count track__count--now' : 'track__count'}
            style={place(day)}
            key={day}
          >
            <Count boards={boards} day={day} full={i === 0} />
          </span>
        ))}
        {stops.map((stop) => (
          <i className="track__mark" style={place(stop)} key={stop} />
        ))}
        {changeDates.map((day) => (
          <i className="track__mark track__mark--event" style={place(day)} key={day} />
        ))}
      </div>
      <input
        className="slider"
        style={rail}
        type="range"
        aria-label="Position on"
        aria-valuetext={`${formatDate(date)}, ${date < from ? 'before the first date here, ' : ''}${counted(openOn(boards, date).length, 'integrated care board')}`}
        min={dayNumber(from)}
        max={dayNumber(today)}
        value={dayNumber(rest)}
        onKeyDown={onKey}
        onChange={(event) => onDate(moved(stops, rest, event.target.valueAsNumber))}
      />
      <div className="track__labels" aria-hidden="true">
        {labelled(stops, changeDates).map((day) => (
          <span className={labelClass(day, line)} style={place(day)} key={day}>
            {formatDate(day)}
          </span>
        ))}
      </div>
      {changes.map((change) => (
        <p className="track__event" key={change.date}>
          <b>{formatDate(change.date)}: </b>
          {listed([...new Set(change.pairs.map((pair) => pair.predecessor.short_name))])} merged
        </p>
      ))}
    </div>
  )
}

/** The rail is a little longer than its scale: an era at an end of it reaches past that end. */
function beyond(at: number): number {
  if (at <= 0) return -1
  return at >= 1 ? 2 : at
}

function Count({ boards, day, full }: { boards: readonly Icb[]; day: string; full: boolean }) {
  const count = openOn(boards, day).length
  if (full) return capital(counted(count, 'integrated care board'))
  return (
    <>
      {capital(numberWord(count))}
      <span className="hidden"> integrated care boards</span>
    </>
  )
}

function labelClass(day: string, { from, today, changes }: Timeline): string {
  if (changes.some((change) => change.date === day)) {
    return 'track__label track__label--strong track__label--event'
  }
  if (day === today) return 'track__label track__label--strong'
  return day === from ? 'track__label' : 'track__label track__label--between'
}

/** The nearest day on which the answer was different, to offer as a link. */
export function otherSide({ changes, today }: Timeline, date: string): string | undefined {
  const last = changes.at(-1)
  if (!last) return undefined
  return date < last.date ? today : addDays(last.date, -1)
}

/** A date outside the slider's range rests at its nearer end. */
function withinRange(date: string, { from, today }: Timeline): string {
  return dateOfDay(Math.min(dayNumber(today), Math.max(dayNumber(from), dayNumber(date))))
}
