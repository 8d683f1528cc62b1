// @vitest-environment jsdom
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { ProblemError } from '@/api/problem'
import { Resource } from './states'

function Screen({ load }: { load: () => Promise<string> }) {
  const query = useQuery({ queryKey: ['it'], queryFn: load, retry: false })
  return <Resource query={query}>{(data) => <p>Data: {data}</p>}</Resource>
}

function show(load: () => Promise<string>) {
  const client = new QueryClient()
  render(
    <QueryClientProvider client={client}>
      <Screen load={load} />
    </QueryClientProvider>,
  )
  return client
}

const refusal = new ProblemError({
  type: '/docs/errors#unavailable',
  title: 'Not available',
  status: 503,
  detail: 'The database cannot be reached.',
  instance: '/api/v1/icbs',
  code: 'unavailable',
  request_id: 'r-7',
})

it('shows that it is loading, then what came', async () => {
  show(() => Promise.resolve('here'))
  expect(screen.getByRole('status')).toHaveTextContent('Loading')
  expect(await screen.findByText('Data: here')).toBeVisible()
})

it('shows a refusal with its title, detail, request id and a way to try again', async () => {
  const load = vi.fn().mockRejectedValueOnce(refusal).mockResolvedValueOnce('second time')
  show(load)
  expect(await screen.findByRole('heading', { name: 'Not available' })).toBeVisible()
  expect(screen.getByRole('alert')).toHaveTextContent('The database cannot be reached.')
  expect(screen.getByText('r-7')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Data: second time')).toBeVisible()
})

it('keeps showing an older answer and says that it is one', async () => {
  const load = vi.fn().mockResolvedValueOnce('old').mockRejectedValue(refusal)
  const client = show(load)
  await screen.findByText('Data: old')
  await client.refetchQueries({ queryKey: ['it'] })
  expect(await screen.findByText('Not available')).toBeVisible()
  expect(screen.getByText('Data: old')).toBeVisible()
})

it('does not blame the network for a mistake of the page', async () => {
  show(() => Promise.reject(new TypeError('x is undefined')))
  expect(await screen.findByRole('heading', { name: 'This page could not be shown' })).toBeVisible()
})
