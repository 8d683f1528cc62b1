import { accessible, tabTo } from './imports-support'
import { expect, heading, NOBODY, signIn, test } from './support'

test.use({ storageState: NOBODY, refusals: /status of 401/ })

test('a page for people who have signed in asks for that, and then shows itself', async ({
  page,
  context,
}) => {
  await page.goto('/imports')
  await expect(heading(page, 'Sign in first')).toBeVisible()
  await expect(page.getByText('To list imports, sign in.')).toBeVisible()
  await accessible(page)
  const row = page.getByRole('row').filter({ hasText: 'Programme admin' })
  await tabTo(page, row.getByRole('button'))
  await page.keyboard.press('Enter')
  // What was pressed is gone: the keyboard goes on from the page's heading.
  await expect(heading(page, 'Imports')).toBeFocused()
  await expect(page).toHaveURL('/imports')
  await expect(page.getByRole('link', { name: /, programme admin$/ })).toBeVisible()

  const cookies = await context.cookies()
  expect(cookies).toMatchObject([
    { name: '__Host-trellis', httpOnly: true, secure: true, sameSite: 'Strict', path: '/' },
  ])
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
})

test('signing in from the header leads back to where one was', async ({ page }) => {
  await page.goto('/icbs/QMF?as_of=2026-10-01')
  await expect(heading(page, 'North East London')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Change the short name' })).toBeHidden()
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click()
  await expect(heading(page, 'Sign in')).toBeFocused()
  const row = page.getByRole('row').filter({ hasText: 'Programme admin' })
  await row.getByRole('button').click()
  await expect(page).toHaveURL('/icbs/QMF?as_of=2026-10-01')
  await expect(page.getByRole('link', { name: 'Change the short name' })).toBeVisible()
  await page.goBack()
  await expect(heading(page, 'Sign in')).toBeHidden()
})

test('an address elsewhere is not where signing in leads', async ({ page }) => {
  await page.goto('/sign-in?return_to=//elsewhere.example/')
  const row = page.getByRole('row').filter({ hasText: 'Analyst' })
  await row.getByRole('button').click()
  await expect(page).toHaveURL('/')
  await expect(heading(page, 'London')).toBeVisible()
})

test('who has a board or network of their own begins there, unless they asked for a page', async ({
  page,
}) => {
  await page.goto('/sign-in')
  const row = page.getByRole('row').filter({ hasText: 'PCN manager' }).first()
  await row.getByRole('button').click()
  await expect(page).toHaveURL('/home')
  await expect(heading(page, 'Home')).toBeVisible()
  await page.goto('/sign-in?return_to=/icbs')
  await row.getByRole('button').click()
  await expect(page).toHaveURL('/icbs')
})

test('signing out ends it, says so, and leaves nothing behind', async ({ page, context }) => {
  await signIn(page, 'Programme admin')
  await page.goto('/imports')
  await page.getByRole('button', { name: 'Sign out' }).first().click()
  await expect(page).toHaveURL('/sign-in')
  await expect(page.getByText('You have signed out')).toBeVisible()
  expect(await context.cookies()).toEqual([])
  await page.goto('/imports')
  await expect(heading(page, 'Sign in first')).toBeVisible()
})

test('what is missing or wrong in the form is said there', async ({ page }) => {
  await page.goto('/sign-in')
  const button = page.getByRole('button', { name: 'Sign in', exact: true })
  await button.click()
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' })
  await expect(summary).toContainText('Enter your e-mail address.')
  await summary.getByRole('link', { name: 'Enter your password.' }).click()
  await expect(page.getByLabel('Password')).toBeFocused()
  await page.getByLabel('E-mail address').fill('nobody@example.org')
  await page.getByLabel('Password').fill('four words that are wrong')
  await button.click()
  await expect(page.getByRole('alert')).toContainText('do not belong together')
  await expect(page.getByLabel('E-mail address')).toHaveValue('nobody@example.org')
  await accessible(page)
})

test('on a phone the menu says who one is, and signs out', async ({ page }) => {
  await signIn(page, 'Analyst')
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto('/')
  await page.getByText('Menu', { exact: true }).click()
  const menu = page.getByRole('navigation', { name: 'Menu' })
  await expect(menu.getByRole('link', { name: /, analyst$/ })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  await menu.getByRole('button', { name: 'Sign out' }).click()
  await expect(heading(page, 'Sign in')).toBeVisible()
})

test('a session somewhere else is seen, and ended from here', async ({ page, browser }) => {
  await signIn(page, 'Finance approver')
  const context = await browser.newContext({ storageState: NOBODY, baseURL: page.url() })
  const elsewhere = await context.newPage()
  await signIn(elsewhere, 'Finance approver')

  await page.goto('/account/sessions')
  await expect(page.getByText('This one')).toBeVisible()
  await accessible(page)
  const other = page.getByRole('button', { name: /^Sign out there/ })
  const before = await other.count()
  expect(before).toBeGreaterThan(0)
  await other.first().click()
  await expect(page.getByRole('status').filter({ hasText: 'Signed out there.' })).toBeFocused()
  await expect(other).toHaveCount(before - 1)

  await elsewhere.goto('/account')
  await expect(heading(elsewhere, 'Sign in first')).toBeVisible()
  await context.close()
})
