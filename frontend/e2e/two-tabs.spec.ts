import type { Page } from '@playwright/test'
import { somebody } from './invited'
import { asked, expect, heading, NOBODY, signIn, test } from './support'

// Signing in ends the session before: each journey has one of its own.
test.use({ storageState: NOBODY, refusals: /status of (401|403)/ })

test.beforeEach(({ page }) => signIn(page, 'Programme admin'))

async function halfFilled(page: Page, title: string) {
  const person = somebody(title)
  await page.goto('/people/invite')
  await page.getByLabel('E-mail address').fill(person.email)
  await page.getByLabel('Name', { exact: true }).fill(person.name)
  return person
}

test('signing in as somebody else in one tab takes from the other what the first person saw and typed', async ({
  page,
  context,
}, { title }) => {
  await halfFilled(page, title)
  await signIn(await context.newPage(), 'ICB lead')
  await expect(page.getByRole('link', { name: /, ICB lead$/ })).toBeVisible()
  await expect(heading(page, 'Invite someone')).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('')
  await page.getByRole('button', { name: 'Make the link' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter the person’s name.')
})

test('a page that the second person may not use shows nothing of it in the other tab', async ({
  page,
  context,
}) => {
  await page.goto('/people')
  await expect(page.getByRole('table', { name: 'People, by name' })).toBeVisible()
  await signIn(await context.newPage(), 'Analyst')
  await expect(page.getByRole('link', { name: /, analyst$/ })).toBeVisible()
  await expect(page.getByRole('table', { name: 'People, by name' })).toHaveCount(0)
})

test('signing in again as the same person keeps what was typed in the other tab', async ({
  page,
  context,
}, { title }) => {
  const { name } = await halfFilled(page, title)
  await signIn(await context.newPage(), 'Programme admin')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name)
})

test('signing out in one tab signs the other out, with everything it showed', async ({
  page,
  context,
}) => {
  await page.goto('/people')
  await expect(page.getByRole('table', { name: 'People, by name' })).toBeVisible()
  const other = await context.newPage()
  await other.goto('/about')
  await other.getByRole('button', { name: 'Sign out' }).click()
  await expect(heading(other, 'Sign in')).toBeVisible()
  await expect(heading(page, 'Sign in')).toBeVisible()
  await expect(page.getByText('You have signed out')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sign out' })).toHaveCount(0)
})

test('a change names the person its page was made for; refused as somebody else’s, it says to open the page anew', async ({
  page,
}) => {
  await page.goto('/account')
  const me = await asked<{ id: string }>(page, 'me')
  let named: string | undefined
  await page.route('**/api/v1/me', async (route) => {
    if (route.request().method() === 'GET') return route.continue()
    named = route.request().headers()['x-trellis-person']
    await route.fulfill({
      status: 409,
      contentType: 'application/problem+json',
      json: {
        type: '/docs/errors#another_person',
        title: 'Somebody else',
        status: 409,
        detail: 'The session is not that of X-Trellis-Person.',
        instance: '/api/v1/me',
        code: 'another_person',
        request_id: 'r-1',
      },
    })
  })
  await page.getByLabel('Your name').fill('Somebody Else')
  await page.getByRole('button', { name: 'Save the name' }).click()
  const refused = page.getByRole('alert')
  await expect(refused).toContainText('You are signed in as somebody else in this browser now.')
  expect(named).toBe(me.id)
  await refused.getByRole('button', { name: 'Open the page anew' }).click()
  await expect(page.getByLabel('Your name')).not.toHaveValue('Somebody Else')
})
