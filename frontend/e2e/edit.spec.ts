import type { Page } from '@playwright/test'
import { board, expect, heading, rename, test } from './support'

/** Each test has a board to itself, and gives it its name back. */
function ownBoard(code: string, name: string) {
  test.beforeEach(({ page }) => rename(page, code, name))
  test.afterEach(({ page }) => rename(page, code, name))
}

async function openForm(page: Page, code: string) {
  await page.goto(`/icbs/${code}/edit`)
  // The form starts from the name it read: what a test changes next comes after that.
  const field = page.getByLabel('Short name')
  await expect(field).toBeVisible()
  return field
}

test.describe('a change', () => {
  ownBoard('QKK', 'South East London')

  test('is saved once, said, and can be changed back', async ({ page }) => {
    const before = await board(page, 'QKK')
    const keys: (string | undefined)[] = []
    page.on('request', (request) => {
      if (request.method() === 'PATCH') keys.push(request.headers()['idempotency-key'])
    })
    await page.goto('/icbs/QKK')
    await page.getByRole('link', { name: 'Change the short name' }).click()
    await expect(heading(page, 'Change the short name')).toBeFocused()
    await page.getByLabel('Short name').fill('South East Thames')
    await page.getByRole('button', { name: 'Save' }).click()

    await expect(page).toHaveURL('/icbs/QKK')
    await expect(heading(page, 'South East Thames')).toBeFocused()
    await expect(page.getByText('Saved: it is now called South East Thames')).toBeVisible()
    expect((await board(page, 'QKK')).version).toBe(before.version + 1)

    await page.reload()
    await page.getByRole('button', { name: 'Change it back to South East London' }).click()
    await expect(heading(page, 'South East London')).toBeFocused()
    expect((await board(page, 'QKK')).version).toBe(before.version + 2)
    expect(new Set(keys).size).toBe(2)
    expect(keys).not.toContain(undefined)
  })
})

test.describe('two tabs', () => {
  ownBoard('QWE', 'South West London')

  test('changing the same board end in the compare page, and mine can be kept', async ({
    page,
    context,
  }) => {
    const other = await context.newPage()
    const mine = await openForm(page, 'QWE')
    const theirs = await openForm(other, 'QWE')
    await theirs.fill('South West, theirs')
    await other.getByRole('button', { name: 'Save' }).click()
    await expect(heading(other, 'South West, theirs')).toBeVisible()

    await mine.fill('South West, mine')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(heading(page, 'Choose which short name to keep')).toBeFocused()
    await page.reload()
    await expect(page.locator('dl.compare')).toContainText('South West, mine')
    await expect(page.locator('dl.compare')).toContainText('South West, theirs')
    await expect(page.locator('dl.compare')).toContainText('South West London')
    expect((await board(page, 'QWE')).short_name).toBe('South West, theirs')

    await page.getByRole('button', { name: 'Keep mine' }).click()
    await expect(heading(page, 'South West, mine')).toBeVisible()
    expect((await board(page, 'QWE')).short_name).toBe('South West, mine')
  })
})

test.describe('while choosing', () => {
  ownBoard('QSL', 'Somerset')

  test('a third change is not lost either, and theirs can be kept', async ({ page }) => {
    const mine = await openForm(page, 'QSL')
    await rename(page, 'QSL', 'Somerset, second')
    await mine.fill('Somerset, mine')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.locator('dl.compare')).toContainText('Somerset, second')

    await rename(page, 'QSL', 'Somerset, third')
    await page.getByRole('button', { name: 'Keep mine' }).click()
    await expect(page.locator('dl.compare')).toContainText('Somerset, third')
    expect((await board(page, 'QSL')).short_name).toBe('Somerset, third')

    await page.getByRole('link', { name: 'Keep theirs' }).click()
    await expect(heading(page, 'Somerset, third')).toBeVisible()
  })
})

test('a name that cannot be saved is explained at the top and at its field', async ({ page }) => {
  const field = await openForm(page, 'QMF')
  for (const [wrong, message] of [
    ['X', 'at least 2 characters'],
    ['North West London', 'Another ICB has this short name'],
  ] as const) {
    await field.fill(wrong)
    await page.getByRole('button', { name: 'Save' }).click()
    const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' })
    await expect(summary).toContainText(message)
    await expect(summary).toBeFocused()
    await summary.getByRole('link').click()
    await expect(field).toBeFocused()
    await expect(field).toHaveAccessibleDescription(new RegExp(message))
    await expect(page).toHaveTitle(/^Error: Change the short name/)
  }
  expect((await board(page, 'QMF')).short_name).toBe('North East London')
})

test('an unsaved change is not left by accident', async ({ page }) => {
  const field = await openForm(page, 'QMF')
  await field.fill('Half typed')
  await page.getByRole('link', { name: 'Cancel' }).click()
  await expect(page.getByText('Your change is not saved')).toBeVisible()
  await page.getByRole('button', { name: 'Stay on this page' }).click()
  await expect(field).toHaveValue('Half typed')
  await page.getByRole('link', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Leave without saving' }).click()
  await expect(heading(page, 'North East London')).toBeVisible()
})

test('the browser’s own Back asks before it drops an unsaved change', async ({ page }) => {
  await page.goto('/icbs/QMF')
  await page.getByRole('link', { name: 'Change the short name' }).click()
  const field = page.getByLabel('Short name')
  await field.fill('Half typed')
  await page.evaluate(() => window.history.back())
  await expect(page.getByText('Your change is not saved')).toBeVisible()
  await page.getByRole('button', { name: 'Stay on this page' }).click()
  await expect(page).toHaveURL('/icbs/QMF/edit')
  await expect(field).toHaveValue('Half typed')
  await page.evaluate(() => window.history.back())
  await page.getByRole('button', { name: 'Leave without saving' }).click()
  await expect(page).toHaveURL('/icbs/QMF')
  await expect(heading(page, 'North East London')).toBeVisible()
})

test('a compare page opened without a conflict is the form', async ({ page }) => {
  await page.goto('/icbs/QMF/compare?mine=Mine')
  await expect(heading(page, 'Change the short name')).toBeVisible()
  await page.goto('/icbs/QMF/compare?mine=Mine&base=North+East+London')
  await expect(page.getByLabel('Short name')).toHaveValue('Mine')
})

test.describe('a long name', () => {
  const name = 'x'.repeat(60)
  ownBoard('Z9B2Z', 'West and North London')

  test('does not widen a phone’s page', async ({ page }) => {
    await rename(page, 'Z9B2Z', name)
    await page.setViewportSize({ width: 320, height: 900 })
    for (const path of ['/', '/icbs', '/icbs/Z9B2Z', '/icbs/QMJ', '/icbs/Z9B2Z/edit']) {
      await page.goto(path)
      await expect(page.locator('h1')).toBeVisible()
      await page.waitForLoadState('networkidle')
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    }
  })
})
