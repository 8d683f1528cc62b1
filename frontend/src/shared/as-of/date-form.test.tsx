// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { DateForm } from './date-form'

function show() {
  const onDate = vi.fn()
  render(<DateForm date="2026-11-23" today="2026-11-23" onDate={onDate} label="Or type a date" />)
  return { onDate, field: screen.getByLabelText('Or type a date') }
}

describe('a typed date', () => {
  it('begins as the day shown and is taken as people write it', async () => {
    const { onDate, field } = show()
    expect(field).toHaveValue('23\u00a0November\u00a02026')
    await userEvent.clear(field)
    await userEvent.type(field, '31/3/2026{Enter}')
    expect(onDate).toHaveBeenCalledWith('2026-03-31')
  })

  it('that cannot be read keeps the day and says how to write it', async () => {
    const { onDate, field } = show()
    await userEvent.clear(field)
    await userEvent.type(field, 'yesterday{Enter}')
    expect(onDate).not.toHaveBeenCalled()
    expect(screen.getByRole('alert')).toHaveTextContent('yesterday is not a date. Write it like')
    expect(field).toHaveAccessibleDescription(/yesterday is not a date/)
    expect(field).toHaveFocus()
  })
})
