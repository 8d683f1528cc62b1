import type { Page } from '@playwright/test'
import { accessible } from './imports-support'
import { invite, signOut, somebody, takeUp, typePassword } from './invited'
import { Authenticator } from './one-time-code'
import { expect, heading, NOBODY, test } from './support'

test.use({ refusals: /status of (401|403)/ })

/** Sets the second factor up on the account’s own page, as an app would scan it. */
export async function setUpCodes(page: Page): Promise<Authenticator> {
  await page.goto('/account')
  await page.getByRole('button', { name: 'Set it up' }).click()
  await expect(page.getByAltText('The key below as a QR code')).toBeVisible()
  const key = await page.locator('.steps code').first().textContent()
  const app = new Authenticator((key ?? '').replaceAll(/\s/g, ''))
  await page.getByLabel('The six digits it shows now').fill('000000')
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await accessible(page)
  await page.getByLabel('The six digits it shows now').fill(await app.code())
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await expect(page.getByText('It is on: signing in asks')).toBeVisible()
  return app
}

test('a first password and a second factor are set up from an invitation, and both are asked for from then on', async ({
  page,
  browser,
}, { title }) => {
  test.setTimeout(150_000)
  const person = somebody(title)
  const link = await invite(page, person)
  const context = await browser.newContext({ storageState: NOBODY })
  const theirs = await context.newPage()
  await takeUp(theirs, link)
  const app = await setUpCodes(theirs)
  await accessible(theirs)
  await signOut(theirs)

  await typePassword(theirs, person)
  const code = theirs.getByLabel('Code', { exact: true })
  await expect(code).toBeFocused()
  await accessible(theirs)
  await code.fill('123')
  await theirs.keyboard.press('Enter')
  await expect(theirs.getByRole('alert').first()).toBeVisible()
  await expect(theirs).toHaveURL('/sign-in')
  await code.fill(await app.code())
  await theirs.keyboard.press('Enter')
  await expect(theirs).toHaveURL('/home')
  await theirs.goto('/account')
  await expect(heading(theirs, 'Your account')).toBeVisible()
  await expect(theirs.getByText(person.email)).toBeVisible()

  await theirs.getByRole('button', { name: 'Take it away' }).click()
  await expect(theirs.getByRole('button', { name: 'Set it up' })).toBeVisible()
  await signOut(theirs)
  await typePassword(theirs, person)
  await expect(theirs).toHaveURL('/home')
  await context.close()
})
