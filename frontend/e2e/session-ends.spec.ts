import type { Page } from '@playwright/test'
import { accessible } from './imports-support'
import { type Person, somebody } from './invited'
import { asked, expect, heading, test } from './support'

test.use({ refusals: /status of (401|403)/ })

/** Fills the form for an invitation in, and sends it after the session has ended. */
async function sendTooLate(page: Page, { email, name }: Person) {
  await page.goto('/people/invite')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Role').selectOption({ label: 'ICB lead' })
  await page.getByRole('checkbox', { name: 'North East London' }).check()
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Make the link' }).click()
  await expect(page.getByText('What you typed stays as it is.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Choose who to be' })).toHaveCount(1)
}

function signInAs(page: Page, role: string) {
  return page.getByRole('row').filter({ hasText: role }).first().getByRole('button').click()
}

test('a session that ends before a form is sent takes nothing of what was typed, and signing in there sends it', async ({
  page,
}, { title }) => {
  const person = somebody(title)
  await sendTooLate(page, person)
  await expect(page.getByRole('textbox', { name: 'E-mail address' }).last()).toHaveValue(
    person.email,
  )
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(person.name)
  await signInAs(page, 'Programme admin')
  await expect(heading(page, `${person.name} is invited`)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Send this link' })).toBeFocused()
  await accessible(page)
})

test('somebody else who signs in there sends nothing of it, and does not see it', async ({ page }, {
  title,
}) => {
  const person = somebody(title)
  await sendTooLate(page, person)
  await signInAs(page, 'ICB lead')
  await expect(page.getByRole('link', { name: /, ICB lead$/ })).toBeVisible()
  await expect(heading(page, 'Invite someone')).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('')
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await signInAs(page, 'Programme admin')
  await expect(page).toHaveURL('/')
  const { items } = await asked<{ items: { email: string }[] }>(page, 'invitations?limit=200')
  expect(items.map(({ email }) => email)).not.toContain(person.email)
})

test('a list that its session has ended for asks to sign in, and shows nothing from before', async ({
  page,
}) => {
  await page.goto('/people')
  await expect(page.getByRole('rowheader').first()).toBeVisible()
  await page.context().clearCookies()
  await page.getByLabel('Account').selectOption({ label: 'Active' })
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(heading(page, 'Sign in first')).toBeVisible()
  await expect(page.getByRole('table', { name: 'People, by name' })).toHaveCount(0)
  await signInAs(page, 'Programme admin')
  await expect(heading(page, 'People')).toBeFocused()
  await expect(page).toHaveURL('/people?status=active')
})
