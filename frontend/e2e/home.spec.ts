import { accessible } from './imports-support'
import { expect, heading, NOBODY, signIn, test } from './support'

test.use({ storageState: NOBODY })

test('a lead’s day begins with the networks that press most, and their pack for the board says for which day it is', async ({
  page,
}) => {
  await signIn(page, 'ICB lead')
  await page.goto('/home')
  await expect(heading(page, 'Home')).toBeVisible()
  await expect(page.getByText(/PCNs are established or embedded/)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'These PCNs need attention first' })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Moved most/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Campaign' })).toBeVisible()
  await expect(
    page.getByRole('region', { name: 'Improvement actions' }).getByRole('link'),
  ).toHaveAttribute('href', /icb=Z9B2Z/)
  await expect(
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' }),
  ).toHaveAttribute('aria-current', 'page')
  await accessible(page)
  for (const link of await page
    .getByRole('link', { name: / to (publish|validate or return)$/ })
    .all())
    await expect(link).toHaveAttribute('href', /icb=Z9B2Z/)

  await page.goto('/embedding/assessments?icb=QMF&status=published')
  await expect(page.getByText('Nothing matches.')).toBeVisible()
  await page.getByLabel('Board').selectOption('Z9B2Z')
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(page).toHaveURL(/icb=Z9B2Z/)
  await expect(page.getByRole('row').nth(1)).toContainText('Published')
  await page.goto('/home')

  await page.getByRole('link', { name: 'Board pack' }).click()
  await expect(page.getByText(/^Board pack, as published on /)).toBeVisible()
  expect(new URL(page.url()).searchParams.get('as_of')).toMatch(/^\d{4}-\d\d-\d\d$/)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden()
  await expect(page.getByRole('columnheader', { name: 'Overall' })).toBeVisible()
})

test('a manager’s day begins with how their network stands and its assessment', async ({
  page,
}) => {
  await signIn(page, 'PCN manager')
  await page.goto('/home')
  await expect(heading(page, 'Home')).toBeVisible()
  const network = { name: 'Barking and Dagenham Demo 1', exact: true } // its assessment may be named below it
  await expect(page.getByRole('heading', network)).toBeVisible()
  await expect(page.getByRole('link', { name: 'How it stands, and why' })).toBeVisible()
  // Their board asks for one: its button is the one to begin with, unless one is open already.
  await expect(
    page
      .getByRole('link', { name: /^(Go on|Look at it|Agree or give it back)$/ })
      .or(page.getByRole('button', { name: /^Begin/ })),
  ).toHaveCount(1)
  await accessible(page)
})

test('who manages two networks has one form to begin an assessment, which asks for which of them', async ({
  page,
}) => {
  await signIn(page, 'PCN manager')
  await page.route('**/api/v1/me', async (route) => {
    const response = await route.fetch()
    const me = await response.json()
    for (const grant of me.grants) {
      if (grant.scope_kind !== 'pcn') continue
      grant.scope_keys.push('UD0002')
      grant.scope_names.push('Barking and Dagenham Demo 2')
    }
    await route.fulfill({ response, json: me })
  })
  await page.goto('/home')
  await expect(page.getByRole('heading', { name: 'Barking and Dagenham Demo 2' })).toBeVisible()
  await expect(page.getByLabel('What is asked?')).toHaveCount(1)
})

test('on a narrow phone the longest choice of whose view it is stands whole in its box', async ({
  page,
}) => {
  await signIn(page, 'PCN manager')
  await page.setViewportSize({ width: 280, height: 800 })
  await page.goto('/embedding/assessments')
  const box = page.getByLabel('Whose view', { exact: true })
  const height = async () => (await box.boundingBox())?.height ?? 0
  const one = await height()
  await box.selectOption('peer')
  // It goes on in a second line.
  expect(await height()).toBeGreaterThan(one)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(280)
  await accessible(page)
})

test('who has no board or network of their own begins with London', async ({ page }) => {
  await signIn(page, 'Analyst')
  await page.goto('/home')
  await expect(heading(page, 'London')).toBeVisible()
  await expect(
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' }),
  ).toBeHidden()
})
