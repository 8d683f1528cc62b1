// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { keyOf } from '../model'
import type { Domain, Rating, Suggestion } from '../queries'
import { TakeSuggested } from './take-suggested'

const domain = {
  code: 'D',
  criteria: [
    { code: 'D1', name: 'A named first point of contact' },
    { code: 'D2', name: 'Monthly supervision' },
  ],
} as unknown as Domain

const rating = (criterion_code: string, role_type: string | null, level: number | null) =>
  ({ criterion_code, role_type, level, is_not_applicable: false }) as Rating
const suggestion = (criterion_code: string, role_type: string | null, level: number) =>
  ({ criterion_code, role_type, level, from: [] }) as unknown as Suggestion

const suggestions = [suggestion('D1', null, 4), suggestion('D2', 'cc', 3)]

function Page({ first }: { first: Rating[] }) {
  const [ratings, setRatings] = useState(first)
  return (
    <>
      <TakeSuggested
        domain={domain}
        ratings={ratings}
        suggestions={suggestions}
        onChange={(next) =>
          setRatings((old) => old.map((one) => (keyOf(one) === keyOf(next) ? next : one)))
        }
      />
      <output>{ratings.map(({ level }) => String(level)).join(' ')}</output>
    </>
  )
}

it('names what it would fill, and what it filled, and takes that back', async () => {
  const user = userEvent.setup()
  render(<Page first={[rating('D1', null, 2), rating('D2', 'cc', null)]} />)
  const said = () => screen.getAllByRole('listitem').map((item) => item.textContent)
  const levels = () => screen.getByText(/^(null|[0-4]) (null|[0-4])$/).textContent
  const named = ['D2 Monthly supervision: care co-ordinators – Established']

  expect(screen.getByText('Not rated here, and the records suggest:')).toBeVisible()
  expect(said()).toEqual(named)
  await user.click(screen.getByRole('button', { name: 'Take what the records suggest' }))
  expect(levels()).toBe('2 3')
  expect(screen.getByText(/^Filled with what the records suggest/)).toBeVisible()
  expect(said()).toEqual(named)
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(levels()).toBe('2 null')
  expect(screen.getByText('Not rated here, and the records suggest:')).toBeVisible()
})
