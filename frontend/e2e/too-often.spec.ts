import type { Page } from '@playwright/test'
import { accessible } from './imports-support'
import { expect, heading, NOBODY, test } from './support'

// One request a second, once the first thirty are used up; and few tries to sign in.
test.use({
  settings: { TRELLIS_RATE_LIMIT: '30', TRELLIS_SIGN_IN_LIMIT: '20' },
  storageState: NOBODY,
  refusals: /status of (401|429)/,
})

/** Asks until the server will not answer any more. */
async function exhaust(ask: () => ReturnType<Page['request']['get']>) {
  let status = 200
  for (let sent = 0; status !== 429 && sent < 200; sent++) status = (await ask()).status()
  expect(status).toBe(429)
}

test('asked too often, the page waits as long as the server says, and goes on by itself', async ({
  page,
}) => {
  test.slow()
  await page.goto('/about')
  await exhaust(() => page.request.get('/api/v1/icbs?limit=1'))
  await page.goto('/icbs')
  await expect(page.getByRole('alert').first()).toBeVisible()
  await expect(page.getByRole('timer').first()).toContainText(/Trying again/)
  await accessible(page)
  await expect(page.getByRole('rowheader')).toHaveCount(36, { timeout: 60_000 })
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('tried too often, signing in says when it can be tried again, and keeps what was typed', async ({
  page,
}) => {
  test.slow()
  await page.goto('/sign-in')
  await expect(heading(page, 'Sign in')).toBeVisible()
  const body = { method: 'password', email: 'nobody@example.org', password: 'four wrong words' }
  const headers = { Origin: new URL(page.url()).origin }
  await exhaust(() => page.request.post('/api/v1/session', { headers, data: body }))
  await page.getByLabel('E-mail address').fill('nobody@example.org')
  await page.getByLabel('Password').fill('four wrong words, again')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('timer')).toContainText(/You can try again/)
  await expect(page.getByLabel('E-mail address')).toHaveValue('nobody@example.org')
  await accessible(page)
})
