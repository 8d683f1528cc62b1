import type { Locator, Page } from '@playwright/test'
import { tabTo } from './imports-support'
import { asked, test as base, expect, FROM_PAGE, stateOf } from './support'

/** Journeys of the demonstration's PCN manager. */
export const test = base.extend({
  storageState: async ({ browser, origin }, use) => {
    await use(await stateOf(browser, 'PCN manager', origin))
  },
})

/** A reference of a test's own, so that it can be run again. */
export const reference = (of: string) => `J-${of}-${Date.now() % 10_000_000}`

export interface MadePost {
  id: string
  version: number
  reference: string
}

/** The posts this worker's journey has made. */
export const made: string[] = []

/** Makes a post straight through the API, for journeys that begin with one. */
export async function makePost(page: Page, of: string, more: object = {}): Promise<MadePost> {
  const response = await page.request.post('/api/v1/posts', {
    headers: FROM_PAGE,
    data: {
      pcn_code: 'UD0001',
      reference: reference(of),
      role_type: 'cc',
      opened_on: '2026-04-01',
      recruiting_from: '2026-04-01',
      wte_funded: 1,
      contract: 'permanent',
      engagement: 'employed',
      employer_type: 'pcn',
      employer_name: 'The network',
      ...more,
    },
  })
  expect(response.status(), await response.text()).toBe(201)
  const post = (await response.json()) as MadePost
  made.push(post.id)
  return post
}

/** Goes to a field with Tab, and types in place of what it holds. */
export async function type(page: Page, label: string, text: string) {
  const field = page.getByLabel(label, { exact: true }).last()
  await tabTo(page, field)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
  await expect(field).toHaveValue(text)
}

/** Goes to a list of choices with Tab, and chooses by the first letters of one. */
export async function choose(page: Page, label: string, letters: string) {
  const field = page.getByLabel(label, { exact: true }).last()
  await tabTo(page, field)
  await page.keyboard.type(letters)
  await expect(field.locator('option:checked')).toHaveText(new RegExp(`^${letters}`, 'i'))
}

/** Goes to a link or button with Tab, and presses it. */
export async function press(page: Page, target: Locator) {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

export const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name })
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** What the page says was just done. */
export const said = (page: Page, words: string | RegExp) =>
  page.getByRole('status').filter({ hasText: words })

/** On the post's page, which has the focus, it is said what was just done. */
export async function done(page: Page, words: string | RegExp) {
  await expect(said(page, words)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
}

/** Closes what a journey made: closed posts are in no list that does not ask for them. */
export async function tidy(page: Page) {
  const { today } = await asked<{ today: string }>(page, 'about')
  for (const id of made.splice(0)) {
    const { assignments } = await asked<{ assignments: Held[] }>(page, `posts/${id}`)
    for (const one of assignments.filter(({ valid_to }) => !valid_to || valid_to > today)) {
      const left = await page.request.patch(`/api/v1/assignments/${one.id}`, {
        headers: { ...FROM_PAGE, 'If-Match': `"v${one.version}"` },
        data: { valid_to: today, leaving_reason: 'not_known' },
      })
      expect(left.status(), await left.text()).toBe(200)
    }
    const { version } = await asked<MadePost>(page, `posts/${id}`)
    const closed = await page.request.post(`/api/v1/posts/${id}/close`, {
      headers: { ...FROM_PAGE, 'If-Match': `"v${version}"` },
      data: { closed_on: today },
    })
    expect(closed.status(), await closed.text()).toBe(200)
  }
}

interface Held {
  id: string
  version: number
  valid_to: string | null
}
