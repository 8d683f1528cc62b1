import type { Page } from '@playwright/test'
import { expect, heading } from './support'

/** Long enough, and in no list of passwords. */
export const PASSWORD = 'heron lantern maple quarry'

export interface Person {
  name: string
  email: string
}

/** A name and an address of their own, so that a test can be run again. */
export function somebody(title: string): Person {
  const mark = `${title.split(' ').slice(0, 3).join('.').toLowerCase()}.${Date.now()}`
  return { name: `Journey ${mark.slice(-8)}`, email: `${mark}@example.org` }
}

/** Invites somebody by the page for it, and gives the link that is to be sent to them. */
export async function invite(page: Page, { name, email }: Person, role = 'PCN manager') {
  await page.goto('/people/invite')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Role').selectOption({ label: role })
  if (role === 'PCN manager') {
    await page.getByLabel('Find a network by name or code').fill('UD0002')
    await page.getByRole('button', { name: /^Add / }).first().click()
    await expect(page.getByRole('list', { name: 'Chosen' })).toContainText('UD0002')
  } else if (role === 'ICB lead') {
    await page.getByRole('checkbox', { name: 'North East London' }).check()
  }
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = page.getByRole('region', { name: 'Send this link' })
  await expect(link).toBeFocused()
  return (await link.locator('code').textContent()) ?? ''
}

/** Takes an invitation up with a first password. */
export async function takeUp(page: Page, link: string) {
  await page.goto(link)
  await expect(heading(page, 'You are invited')).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Take it up' }).click()
  await expect(heading(page, 'Your account')).toBeVisible()
}

export async function signOut(page: Page) {
  await page.getByRole('button', { name: 'Sign out' }).first().click()
  await expect(page.getByText('You have signed out')).toBeVisible()
}

/** Signs in with an e-mail address and a password. */
export async function typePassword(page: Page, { email }: Person) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}
