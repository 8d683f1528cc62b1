// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { ErrorSummary } from './error-summary'

it('takes the focus, and leads to the field', async () => {
  render(
    <>
      <ErrorSummary errors={[{ field: 'name', message: 'Enter a short name.' }]} />
      <input id="name" aria-label="Short name" />
    </>,
  )
  expect(screen.getByRole('alert')).toHaveFocus()
  await userEvent.click(screen.getByRole('link', { name: 'Enter a short name.' }))
  expect(screen.getByLabelText('Short name')).toHaveFocus()
})
