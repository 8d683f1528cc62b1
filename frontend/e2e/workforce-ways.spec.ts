import { expect, heading, NOBODY, signIn, test } from './support'

test('a network’s manager is led only where they may go, and told what is invented there', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ ...(baseURL && { baseURL }), storageState: NOBODY })
  const page = await context.newPage()
  await signIn(page, 'PCN manager')
  for (const way of ['workforce', 'entitlement', 'service-figures']) {
    await page.goto(`/pcns/UD0001/${way}`)
    const crumbs = page.getByRole('navigation', { name: 'Breadcrumb' })
    await expect(crumbs.getByRole('link').first()).toHaveText('Workforce')
    await expect(crumbs.locator('a[href^="/icbs/"]')).toHaveCount(0)
  }
  for (const form of ['/posts/new', '/claims/new', '/imports/new']) {
    await page.goto(form)
    await expect(page.getByRole('region', { name: 'Demonstration' })).toBeVisible()
  }
  await context.close()
})

test('a spread that there is not is refused in words, with the way to one that there is', async ({
  page,
}) => {
  for (const [asked, words] of [
    ['by=colour', 'by is one of'],
    ['role=gp', 'There is no role gp'],
  ]) {
    await page.goto(`/workforce/spread?${asked}`)
    await expect(page.getByRole('alert')).toContainText(words ?? '')
  }
  await page.getByRole('link', { name: 'Show all roles by board' }).click()
  await expect(page.getByRole('region', { name: /for each 10,000 people, by board/ })).toBeVisible()
})

test('on a phone a network of a board is short until it is opened', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 })
  await page.goto('/icbs/QMF/workforce')
  await expect(heading(page, /^Workforce of/)).toBeVisible()
  const rows = page.getByRole('table', { name: /by PCN/ }).locator('tbody tr')
  const first = rows.first()
  await expect(first.getByText(/\d+ \/ \d+/)).toBeHidden()
  await first.getByRole('button', { name: /^More figures/ }).click()
  await expect(first.getByText(/\d+ \/ \d+/)).toBeVisible()
  await expect(rows.last()).toBeHidden()
  await page.getByRole('button', { name: /^Show the other/ }).click()
  await expect(rows.last()).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
})

test('an analyst is offered for a program what they may lend, and told what not', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ ...(baseURL && { baseURL }), storageState: NOBODY })
  const page = await context.newPage()
  await signIn(page, 'Analyst')
  await page.goto('/api-clients/new')
  const may = page.getByRole('group', { name: 'What it may do' })
  await expect(may.getByLabel('workforce:read')).toBeVisible()
  await expect(may.getByLabel('arrs_claims:read')).toHaveCount(0)
  await expect(may.getByText(/Not offered.*arrs_claims:read/)).toBeVisible()
  await context.close()
})
