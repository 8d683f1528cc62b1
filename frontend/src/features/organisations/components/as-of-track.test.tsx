// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { dayNumber } from '@/shared/format/date'
import { london } from '@/testing/boards'
import { timeline } from '../model'
import { AsOfTrack, otherSide } from './as-of-track'

const line = timeline(london, '2026-11-23')
if (!line) throw new Error('London has a timeline')

function show(date: string) {
  const onDate = vi.fn()
  if (line) render(<AsOfTrack line={line} boards={london} date={date} onDate={onDate} />)
  return { onDate, slider: screen.getByRole('slider', { name: 'Position on' }) }
}

describe('the track', () => {
  it('says the day and how many boards there were', () => {
    const { slider } = show('2026-03-31')
    expect(slider).toHaveAttribute(
      'aria-valuetext',
      '31\u00a0March\u00a02026, five integrated care boards',
    )
  })

  it('steps over the merger with one key, further with a page key, and to its ends', async () => {
    const { onDate, slider } = show('2026-03-31')
    slider.focus()
    await userEvent.keyboard('{ArrowRight}')
    expect(onDate).toHaveBeenLastCalledWith('2026-04-01')
    await userEvent.keyboard('{PageDown}')
    expect(onDate).toHaveBeenLastCalledWith('2024-12-31')
    await userEvent.keyboard('{Home}')
    expect(onDate).toHaveBeenLastCalledWith('2022-07-01')
    await userEvent.keyboard('{End}')
    expect(onDate).toHaveBeenLastCalledWith('2026-11-23')
  })

  it('rests on a known date after a drag', () => {
    const { onDate, slider } = show('2026-11-23')
    fireEvent.change(slider, { target: { value: dayNumber('2024-01-10') } })
    expect(onDate).toHaveBeenLastCalledWith('2023-12-31')
  })

  it('shows a day before the first board at its beginning', () => {
    const { slider } = show('2020-01-01')
    expect(slider).toHaveValue(String(dayNumber('2022-07-01')))
    expect(slider).toHaveAttribute(
      'aria-valuetext',
      expect.stringContaining('before the first date here, no integrated'),
    )
  })

  it('offers the other side of the merger', () => {
    expect(otherSide(line, '2026-11-23')).toBe('2026-03-31')
    expect(otherSide(line, '2026-03-31')).toBe('2026-11-23')
  })
})
