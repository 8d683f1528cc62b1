// @vitest-environment jsdom
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { aboutQuery, inventionQuery } from '@/shared/session'
import { DemoLine } from './demo-line'

interface Shown {
  answer: unknown
  aside?: boolean
}

function Asked({ at, answer, aside }: Shown & { at: number }) {
  useQuery({
    queryKey: ['answer', at],
    queryFn: () => answer,
    staleTime: Number.POSITIVE_INFINITY,
    ...(aside ? { meta: { aside } } : {}),
  })
  return null
}

const london = (is_demo: boolean) => ({
  code: 'Y56',
  name: 'London',
  data_origin: is_demo ? ('demo' as const) : ('real' as const),
  icbs: 4,
  pcns: 205,
  is_demo,
  as_of: '2026-11-25',
})

interface Loading {
  href?: string
  invented?: boolean
}

function Installation() {
  return useQuery(aboutQuery).data?.name
}

/** A page with these answers on it, in an installation that began as a demonstration. */
async function page(shown: Shown[], { href = '/account', invented = true }: Loading = {}) {
  const client = new QueryClient()
  const about = { name: 'Trellis', version: '1', today: '2026-11-25', is_demo: true }
  client.setQueryData(aboutQuery.queryKey, about)
  client.setQueryData(inventionQuery.queryKey, london(invented))
  shown.forEach(({ answer }, at) => {
    client.setQueryData(['answer', at], answer)
  })
  render(
    <QueryClientProvider client={client}>
      <DemoLine href={href} />
      <Installation />
      {shown.map((one, at) => (
        <Asked key={JSON.stringify(one)} at={at} {...one} />
      ))}
    </QueryClientProvider>,
  )
  expect(await screen.findByText('Trellis')).toBeVisible()
  await new Promise((settled) => setTimeout(settled, 10))
}

const claim = () => screen.queryByText(/figures are invented/)

it('a page with a total over invented records says so', async () => {
  await page([{ answer: { is_demo: false } }, { answer: { is_demo: true } }])
  expect(claim()).toBeVisible()
})

it('a page whose figures are real claims nothing, though the installation began as a demonstration', async () => {
  await page([{ answer: { is_demo: false } }])
  expect(claim()).toBeNull()
})

it('a page without such figures claims nothing', async () => {
  await page([{ answer: { items: [{ ods_code: 'QMF' }] } }])
  expect(claim()).toBeNull()
})

it('suggestions below the search field say nothing of the page', async () => {
  await page([{ answer: { items: [{ is_demo: true }] }, aside: true }])
  expect(claim()).toBeNull()
})

it('a page on the way to invented figures keeps the line its place', async () => {
  await page([], { href: '/?as_of=2026-03-31' })
  expect(claim()).toBeVisible()
})

it.each([
  '/posts/new',
  '/claims/new',
  '/imports/new?kind=posts',
  '/workforce/spread',
  '/pcns/UD9999',
])('a form or a refusal at %s says that what it is about is invented', async (href) => {
  await page([], { href })
  expect(claim()).toBeVisible()
})

it.each([[{ href: '/imports' }], [{ href: '/', invented: false }], [{}]])(
  'with %j nothing is expected to be invented',
  async (loading) => {
    await page([], loading)
    expect(claim()).toBeNull()
  },
)
