import type { Page } from '@playwright/test'
import { accessible } from './imports-support'
import { invite, PASSWORD, somebody, takeUp } from './invited'
import { asked, expect, heading, NOBODY, test } from './support'

// A proof counts for a few seconds here, so that it is old by the time the form is filled in.
test.use({ settings: { TRELLIS_STEP_UP: '6s' }, refusals: /status of (401|403)/ })

/** Fills in the form for an API client, and sends it once the proof of having signed in is old. */
async function makeLater(page: Page, name: string) {
  await page.goto('/api-clients/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('radio', { name: 'Board' }).check()
  await page.getByRole('checkbox', { name: 'North East London' }).check()
  await expect
    .poll(async () => (await asked<{ stepped_up: boolean }>(page, 'me')).stepped_up, {
      timeout: 10_000,
    })
    .toBe(false)
  await page.getByRole('button', { name: 'Make the client' }).click()
  const block = page.getByRole('region', { name: 'Show once more that it is you' })
  await expect(block).toBeFocused()
  await expect(block).toContainText('To make an API client, show once more that it is you.')
  return block
}

/** The client is there, with its secret; and is gone again. */
async function made(page: Page, name: string) {
  await expect(heading(page, name)).toBeVisible()
  await expect(page.locator('.credentials code').nth(1)).toContainText('trls_')
  await page.getByRole('link', { name: /I have copied it/ }).click()
  await page.getByRole('link', { name: 'Revoke the client' }).click()
  await page.getByRole('button', { name: 'Revoke the client' }).click()
  await expect(page.getByText('none of its secrets')).toBeVisible()
}

test('making a client asks once more who it is, and goes on with what was typed', async ({
  page,
}) => {
  test.slow()
  const name = `Journey step up ${Date.now()}`
  const block = await makeLater(page, name)
  await accessible(page)
  await block.getByRole('button', { name: 'It is me: go on' }).click()
  await made(page, name)
})

test('who has a password shows it once more; a wrong one makes nothing', async ({
  page,
  browser,
  origin,
}, { title }) => {
  test.slow()
  const person = somebody(title)
  const link = await invite(page, person, 'ICB lead')
  const context = await browser.newContext({ storageState: NOBODY, baseURL: origin })
  const theirs = await context.newPage()
  await takeUp(theirs, link)
  const name = `Journey password ${Date.now()}`
  const block = await makeLater(theirs, name)
  await accessible(theirs)
  const password = block.getByLabel('Password')
  await password.fill('four words that are wrong')
  await theirs.keyboard.press('Enter')
  await expect(block.getByRole('alert')).toBeVisible()
  const { items } = await asked<{ items: { name: string }[] }>(theirs, 'api_clients')
  expect(items.map((one) => one.name)).not.toContain(name)
  await accessible(theirs)
  await password.fill(PASSWORD)
  await theirs.keyboard.press('Enter')
  await made(theirs, name)
  await context.close()
})

test('what may be done after a fresh proof is listed as such', async ({ page }) => {
  await expect
    .poll(async () => (await asked<{ stepped_up: boolean }>(page, 'me')).stepped_up, {
      timeout: 10_000,
    })
    .toBe(false)
  await page.goto('/account/permissions')
  const row = page.getByRole('row').filter({ hasText: 'api_clients.create' })
  await expect(row).toContainText('Asks again')
  await expect(row).toContainText('show once more that it is you')
  await page.getByRole('region', { name: 'API clients' }).getByText('you may do').click()
  await expect(page.getByRole('row').filter({ hasText: 'api_clients.list' })).toContainText(
    'Allowed',
  )
})
