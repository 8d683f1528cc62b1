import type { Page } from '@playwright/test'
import { accessible, tabTo } from './imports-support'
import { expect, heading, test } from './support'

// A version that is published stays so, and a draft cannot be thrown away: these journeys have a Trellis to themselves.
test.use({ alone: true })
test.describe.configure({ mode: 'serial' })

const HALF_YEAR = 'Supervision was held in every month of the last half-year for everybody.'

/** The field of a level in the criterion that is open. */
function level(page: Page, criterion: string, name: string) {
  return page
    .getByRole('group', { name: `Criterion ${criterion}` })
    .getByLabel(name, { exact: true })
}

test('a draft is begun, changed by keyboard and compared with what it was copied from', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await page.goto('/embedding/frameworks')
  await page.getByRole('link', { name: 'Begin a draft' }).click()
  await expect(heading(page, 'Begin a draft')).toBeVisible()
  await page.getByLabel('Note').fill('Says monthly more plainly')
  await tabTo(page, page.getByRole('button', { name: 'Begin the draft' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Version 2 of the framework')).toBeVisible()
  await expect(page.getByText('Says monthly more plainly')).toBeVisible()

  await page.getByRole('link', { name: 'Change domain D' }).click()
  await expect(heading(page, 'Change domain D')).toBeVisible()
  await tabTo(page, page.locator('summary').filter({ hasText: 'D2' }))
  await page.keyboard.press('Enter')
  await level(page, 'D2', '3 Established').fill('')
  await page.getByRole('button', { name: 'Save domain D' }).click()
  const problem = page.getByRole('alert').filter({ hasText: 'There is a problem' })
  await expect(problem).toBeFocused()
  await accessible(page)
  await problem.getByRole('link', { name: 'Say what level 3 of D2 looks like.' }).click()
  await expect(level(page, 'D2', '3 Established')).toBeFocused()
  await page.keyboard.type(HALF_YEAR)

  // What is not saved is not left by mistake.
  await page.getByRole('link', { name: 'E. Team integration and culture' }).click()
  await expect(page.getByText('Your change is not saved')).toBeVisible()
  await page.getByRole('button', { name: 'Stay on this page' }).click()
  await expect(level(page, 'D2', '3 Established')).toHaveValue(HALF_YEAR)
  await tabTo(page, page.getByRole('button', { name: 'Save domain D' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Domain D is saved' })).toBeFocused()
  await page.reload()
  await page.locator('summary').filter({ hasText: 'D2' }).click()
  await expect(level(page, 'D2', '3 Established')).toHaveValue(HALF_YEAR)
})

test('a criterion is added and another removed, and what the server refuses stands at its field', async ({
  page,
}) => {
  await page.goto('/embedding/frameworks/2/edit?domain=H')
  await page.locator('summary').filter({ hasText: 'H3' }).click()
  await page.getByRole('button', { name: 'Remove H3 from the draft' }).click()
  const add = page.getByRole('button', { name: 'Add a criterion' })
  await expect(add).toBeFocused()
  await page.keyboard.press('Enter')
  // H3 stays what it was in version 1: the new one has the next number.
  const fields = page.getByRole('group', { name: 'Criterion H4' })
  await expect(fields.getByLabel('Name', { exact: true })).toBeFocused()
  await page.keyboard.type('Transport')
  await fields.getByLabel('What is looked at').fill('How people get there.')
  for (const [i, name] of ['0 Not', '1 Emer', '2 Dev', '3 Est', '4 Emb'].entries()) {
    await fields.getByLabel(new RegExp(`^${name}`)).fill(`Level ${i} of transport.`)
  }
  await fields.getByLabel('Source').fill('Residents')
  await fields.getByLabel('Code').fill('X4')
  await page.getByRole('button', { name: 'Save domain H' }).click()
  const said = page.getByRole('alert').getByRole('link', { name: /its domain's letter/ })
  await said.click()
  await expect(page.getByLabel('Code')).toBeFocused()
  await page.getByLabel('Code').fill('H4')
  await page.getByRole('button', { name: 'Save domain H' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Domain H is saved' })).toBeFocused()

  await page.getByRole('link', { name: 'Compare what was changed' }).click()
  await expect(heading(page, 'What version 2 changes')).toBeVisible()
  await expect(
    page.getByText(/has one entry changed, one entry added and one entry removed/),
  ).toBeVisible()
  const row = page.getByRole('table', { name: 'What differs in D2' }).getByRole('row').last()
  await expect(row.getByRole('rowheader')).toHaveText('Level 3 Established')
  await expect(row.getByRole('cell').last()).toHaveText(HALF_YEAR)
  await accessible(page)
})

test('two who change the same draft lose nothing of what they typed', async ({ page }) => {
  await page.goto('/embedding/frameworks/2/edit?domain=A')
  await page.getByLabel('How much the domain counts').fill('2')
  const { version, domains } = await (
    await page.request.get('/api/v1/embedding_frameworks/2')
  ).json()
  domains[0].criteria[0].is_gate = true
  const elsewhere = await page.request.patch('/api/v1/embedding_frameworks/2', {
    headers: { 'Sec-Fetch-Site': 'same-origin', 'If-Match': `"v${version}"` },
    data: { domains },
  })
  expect(elsewhere.status()).toBe(200)
  await page.getByRole('button', { name: 'Save domain A' }).click()
  await expect(page.getByText('Changed after you read it')).toBeVisible()
  await expect(page.getByText('Somebody else has changed A1.')).toBeVisible()
  await expect(page.getByLabel('How much the domain counts')).toHaveValue('2')
  await page.getByRole('button', { name: 'Save domain A' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Domain A is saved' })).toBeFocused()
})

test('a draft is published once it is said what that does, and changes no more', async ({
  page,
}) => {
  // The longest page takes a slow machine a while to look through.
  test.slow()
  await page.goto('/embedding/frameworks/2')
  await tabTo(page, page.getByRole('link', { name: 'Publish it' }))
  await page.keyboard.press('Enter')
  const ask = page.getByRole('region', { name: 'Publish version 2?' })
  await expect(ask).toBeFocused()
  await expect(ask).toContainText('New assessments are made with it from now on.')
  await expect(ask).toContainText('Version 1 is retired')
  await expect(ask).toContainText('cannot be changed, or taken back')
  await accessible(page)
  await tabTo(page, ask.getByRole('button', { name: 'Publish version 2' }))
  await page.keyboard.press('Enter')
  await expect(page.locator('h1')).toBeFocused()
  await expect(page.locator('.identity')).toContainText('Published')
  await expect(page.getByRole('link', { name: /Change domain/ })).toHaveCount(0)
  // The audit gives an event its number a moment later.
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('Framework published')).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 20_000 })

  await page.goto('/embedding/frameworks')
  await expect(page.getByRole('row', { name: /Version 1/ })).toContainText('Retired')
  await page.goto('/embedding/frameworks/2/edit')
  await expect(heading(page, 'Version that does not change')).toBeVisible()
})
