import { accessible } from './imports-support'
import { invite, PASSWORD, somebody } from './invited'
import { expect, heading, NOBODY, test } from './support'

test('a person is invited, takes it up, gets another role, and loses both', async ({
  page,
  browser,
}, { title }) => {
  test.slow()
  const person = somebody(title)
  const link = await invite(page, person)
  expect(link).toMatch(/\/invitations\/take#.{20,}/)
  await expect(page.getByText('It is shown only now.')).toBeVisible()
  await accessible(page)

  const context = await browser.newContext({ storageState: NOBODY })
  const theirs = await context.newPage()
  await theirs.goto(link)
  await expect(heading(theirs, 'You are invited')).toBeVisible()
  await expect(theirs.getByText('PCN manager', { exact: true })).toBeVisible()
  await accessible(theirs)
  await theirs.getByLabel('Password', { exact: true }).fill('too short')
  await theirs.getByRole('button', { name: 'Take it up' }).click()
  await expect(theirs.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
    /at least 15/,
  )
  await theirs.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await theirs.getByRole('button', { name: 'Take it up' }).click()
  await expect(heading(theirs, 'Your account')).toBeVisible()
  await expect(theirs).toHaveURL('/account')
  await expect(theirs.getByText('PCN manager', { exact: true })).toBeVisible()

  await page.goto('/people')
  await page.getByLabel('Name or e-mail address').fill(person.email)
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(page).toHaveURL(/\/people\?q=/)
  await page.getByRole('rowheader').getByRole('link', { name: person.name }).click()
  await expect(heading(page, person.name)).toBeFocused()
  await accessible(page)

  await page.getByRole('link', { name: 'Give a role' }).click()
  await page.getByRole('combobox', { name: 'Role' }).selectOption({ label: 'ICB lead' })
  await page.getByRole('checkbox', { name: 'North East London' }).check()
  await page.getByLabel('Last day').fill('31 December 2099')
  await page.getByRole('button', { name: 'Give the role' }).click()
  const roles = page.getByRole('table', { name: /^Roles/ })
  await expect(roles.getByRole('row').filter({ hasText: 'ICB lead' })).toContainText(
    /31\sDecember\s2099/,
  )

  for (const role of ['ICB lead', 'PCN manager']) {
    const row = roles.getByRole('row').filter({ hasText: role })
    await row.getByRole('link', { name: `End ${role}` }).click()
    await expect(page.getByRole('region', { name: 'End this role?' })).toBeFocused()
    await page.getByRole('button', { name: 'End the role' }).click()
    await expect(row).toContainText('Ended')
  }
  await theirs.goto('/people')
  await expect(heading(theirs, 'Not allowed')).toBeVisible()

  await page.getByRole('link', { name: 'Disable the account' }).click()
  await page.getByRole('button', { name: 'Disable the account' }).click()
  await expect(page.getByText('Disabled')).toBeVisible()
  await theirs.goto('/account')
  await expect(heading(theirs, 'Sign in first')).toBeVisible()
  await context.close()
})

test('an invitation that is revoked does not work any more', async ({ page, browser }, {
  title,
}) => {
  test.slow()
  const person = somebody(title)
  const link = await invite(page, person)
  await page.getByRole('link', { name: 'All invitations' }).click()
  const row = page.getByRole('row').filter({ hasText: person.email })
  await row.getByRole('link', { name: 'Revoke' }).click()
  await expect(page.getByRole('region', { name: 'Revoke the invitation?' })).toBeFocused()
  await page.getByRole('button', { name: 'Revoke the invitation' }).click()
  await expect(
    page.getByRole('status').filter({ hasText: 'its link no longer works' }),
  ).toBeFocused()
  await expect(row).toContainText('Revoked')
  await accessible(page)
  const context = await browser.newContext({ storageState: NOBODY })
  const theirs = await context.newPage()
  await theirs.goto(link)
  await expect(heading(theirs, 'This invitation does not work')).toBeVisible()
  await accessible(theirs)
  await context.close()
})

test('what is missing in an invitation is said at its field', async ({ page }) => {
  await page.goto('/people/invite')
  await page.getByRole('button', { name: 'Make the link' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' })
  await expect(summary).toContainText('Choose a role.')
  await expect(page).toHaveTitle(/^Error: Invite someone/)
  await summary.getByRole('link', { name: 'Enter the person’s e-mail address.' }).click()
  await expect(page.getByLabel('E-mail address')).toBeFocused()
  await accessible(page)
})

test('the list of people is filtered in the address, and its file is the same view', async ({
  page,
}) => {
  await page.goto('/people')
  await page.getByLabel('Role').selectOption({ label: 'Analyst' })
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(page).toHaveURL('/people?role=analyst')
  const download = page.getByRole('link', { name: 'Download CSV' })
  await expect(download).toHaveAttribute('href', /role=analyst/)
  const file = await (await page.request.get((await download.getAttribute('href')) ?? '')).text()
  const people = file.trim().split('\n').length - 1
  expect(people).toBeGreaterThan(0)
  await expect(page.getByRole('rowheader').getByRole('link')).toHaveCount(people)
  await accessible(page)
})
