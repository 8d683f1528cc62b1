import type { APIRequestContext, Page } from '@playwright/test'
import { accessible } from './imports-support'
import { expect, heading, NOBODY, ORIGIN, test } from './support'

async function make(page: Page, name: string) {
  await page.goto('/api-clients/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('radio', { name: 'Board' }).check()
  await page.getByRole('checkbox', { name: 'North East London' }).check()
  await page.getByRole('button', { name: 'Make the client' }).click()
}

function token(request: APIRequestContext, id: string, secret: string) {
  return request.post(`${ORIGIN}/oauth/token`, {
    headers: { Authorization: `Basic ${btoa(`${id}:${secret}`)}` },
    form: { grant_type: 'client_credentials' },
  })
}

test('a client is made, its secret works and can be replaced, and it is revoked', async ({
  page,
  playwright,
}) => {
  test.slow()
  const name = `Journey client ${Date.now()}`
  await make(page, name)
  await expect(heading(page, name)).toBeVisible()
  await expect(page.getByText('Copy the secret now: it is not shown again.')).toBeVisible()
  await accessible(page)
  const shown = page.locator('.credentials code')
  const [id = '', secret = ''] = await shown.allTextContents()
  expect(secret).toMatch(/^trls_/)
  // What is copied into a shell, or a ticket, does not hold the secret.
  await expect(page.getByText(`-u "${id}:$TRELLIS_SECRET"`)).toBeVisible()

  // A program has no cookies.
  const program = await playwright.request.newContext({ storageState: NOBODY })
  const first = await token(program, id, secret)
  expect(first.status()).toBe(200)
  const { access_token } = (await first.json()) as { access_token: string }
  const board = await program.get(`${ORIGIN}/api/v1/icbs/QMJ?as_of=2026-03-31`, {
    headers: { Authorization: `Bearer ${access_token}` },
  })
  expect(board.status()).toBe(200)

  await page.getByRole('link', { name: /I have copied it/ }).click()
  await expect(heading(page, name)).toBeFocused()
  await expect(page.getByText(secret)).toBeHidden()
  await expect(page.getByRole('rowheader').filter({ hasText: 'trls_' })).toHaveCount(1)
  await accessible(page)

  await page.getByRole('button', { name: 'Make a second secret' }).click()
  const fresh = page.getByRole('region', { name: 'The new secret' })
  await expect(fresh).toBeFocused()
  const second = (await fresh.locator('code').textContent()) ?? ''
  const table = page.getByRole('table', { name: /^Secrets/ })
  await expect(table.getByText('Holds')).toHaveCount(2)
  expect((await token(program, id, second)).status()).toBe(200)

  const old = table.getByRole('row').filter({ hasText: secret.slice(0, 8) })
  await old.getByRole('link', { name: /^End/ }).click()
  await page.getByRole('button', { name: 'End the secret' }).click()
  await expect(old).toContainText('Ended')
  expect((await token(program, id, secret)).status()).toBe(401)
  expect((await token(program, id, second)).status()).toBe(200)

  await page.getByRole('link', { name: 'Change the client' }).click()
  await page.getByLabel('Name', { exact: true }).fill(`${name}, renamed`)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(heading(page, `${name}, renamed`)).toBeVisible()

  await page.getByRole('link', { name: 'Revoke the client' }).click()
  await expect(page.getByRole('region', { name: 'Revoke the client?' })).toBeFocused()
  await page.getByRole('button', { name: 'Revoke the client' }).click()
  await expect(page.getByText('none of its secrets and tokens work any more')).toBeVisible()
  expect((await token(program, id, second)).status()).toBe(401)
  await page.goto('/api-clients?status=revoked')
  await expect(page.getByRole('rowheader').filter({ hasText: name })).toBeVisible()
  await accessible(page)
  await program.dispose()
})

test('what is missing in a client is said at its field', async ({ page }) => {
  await page.goto('/api-clients/new')
  await page.getByRole('checkbox', { name: 'organisations:read' }).uncheck()
  await page.getByLabel('Last day').fill('soon')
  await page.getByRole('button', { name: 'Make the client' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' })
  await expect(summary).toContainText('Name the program.')
  await expect(summary).toContainText('soon is not a date')
  await summary.getByRole('link', { name: 'Name the program.' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
  await accessible(page)
})

test('a client that somebody else changes meanwhile is shown as it stands, and what was typed is kept', async ({
  page,
}) => {
  test.slow()
  const name = `Journey stale ${Date.now()}`
  await make(page, name)
  await page.getByRole('link', { name: /I have copied it/ }).click()
  await page.getByRole('link', { name: 'Change the client' }).click()
  const field = page.getByLabel('Name', { exact: true })
  await field.fill(`${name}, mine`)
  const [, id = ''] = /api-clients\/([^/]+)\//.exec(page.url()) ?? []
  const read = await page.request.get(`/api/v1/api_clients/${id}`)
  const theirs = await page.request.patch(`/api/v1/api_clients/${id}`, {
    headers: { 'Sec-Fetch-Site': 'same-origin', 'If-Match': read.headers().etag ?? '' },
    data: { name: `${name}, theirs` },
  })
  expect(theirs.status()).toBe(200)
  await page.getByRole('button', { name: 'Save' }).click()
  const notice = page.getByRole('alert').filter({ hasText: 'Changed after you read it' })
  await expect(notice).toBeFocused()
  await expect(notice).toContainText(`It is called ${name}, theirs`)
  await expect(field).toHaveValue(`${name}, mine`)
  await accessible(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(heading(page, `${name}, mine`)).toBeVisible()
  await page.getByRole('link', { name: 'Revoke the client' }).click()
  await page.getByRole('button', { name: 'Revoke the client' }).click()
  await expect(page.getByText('none of its secrets')).toBeVisible()
})
