import type { Locator, Page } from '@playwright/test'
import { violations } from './axe'
import { expect, FROM_PAGE } from './support'

interface Sent {
  id: string
  file_name: string
  status: string
  left_out: number
}

const HEAD =
  'Partner Organisation Code,Partner Name,Practice Parent Sub ICB Loc Code,Practice Parent Sub ICB Loc Name,PCN Code,PCN Name,PCN Parent Sub ICB Loc Code,PCN Parent Sub ICB Loc Name,Practice to PCN Relationship Start Date,Practice to PCN Relationship End Date'

/**
 * A full history of one invented PCN. Its commissioner is invented too, so that nothing of London counts as
 * absent from it.
 */
export function csvOf(title: string, pcn: string, location: string, practices: string[][]) {
  const rows = practices.map(([code, from]) =>
    [
      code,
      `JOURNEY SURGERY ${code}`,
      location,
      `JOURNEY ${location}`,
      pcn,
      `JOURNEY ${pcn} PCN`,
      location,
      `JOURNEY ${location}`,
      from,
      '',
    ].join(','),
  )
  return { name: `${nameOf(title)}.csv`, text: `${[HEAD, ...rows].join('\n')}\n` }
}

/** A test's files are known by its title. */
export function nameOf(title: string): string {
  return title.replaceAll(/[^a-z]+/gi, '-').toLowerCase()
}

export async function sendImport(
  page: Page,
  file: { name: string; text: string },
  { kind = 'ods_epcn', as_at = '2026-10-01' } = {},
): Promise<Sent> {
  const response = await page.request.post('/api/v1/imports', {
    headers: FROM_PAGE,
    multipart: {
      kind,
      as_at,
      file: { name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.text) },
    },
  })
  expect(response.status(), await response.text()).toBe(201)
  return (await response.json()) as Sent
}

async function take(page: Page, id: string, step: string, data: object) {
  const read = await page.request.get(`/api/v1/imports/${id}`)
  const response = await page.request.post(`/api/v1/imports/${id}/${step}`, {
    headers: { ...FROM_PAGE, 'If-Match': read.headers().etag ?? '' },
    data,
  })
  expect(response.status(), await response.text()).toBe(200)
}

export const applyImport = (page: Page, id: string, left_out = 0) =>
  take(page, id, 'apply', { left_out })
export const discardImport = (page: Page, id: string) => take(page, id, 'discard', {})

/** Leaves nothing of a test behind but its lines in the list. */
export async function undoImports(page: Page, title: string) {
  const response = await page.request.get('/api/v1/imports?status=planned&status=applied&limit=200')
  const { items } = (await response.json()) as { items: Sent[] }
  for (const { id, file_name, status } of items) {
    if (!file_name.startsWith(nameOf(title))) continue
    await take(page, id, status === 'applied' ? 'undo' : 'discard', {})
  }
}

export function upload(page: Page, file: { name: string; text: string }) {
  return page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.text) })
}

/** Other tests import too: a plan that one of them overtook is planned again, as its page says. */
export async function upToDate(page: Page) {
  const again = page.getByRole('button', { name: 'Plan again' })
  const apply = page.getByRole('button', { name: /^Apply/ })
  await expect(again.or(apply)).toBeVisible()
  if (await again.isVisible()) await again.click()
  await expect(apply).toBeVisible()
}

/** Applies the plan as the page offers it, and once more for each import of another test that overtakes it. */
export async function applied(page: Page, button: RegExp | string, words: RegExp | string) {
  const again = page.getByRole('button', { name: 'Plan again' })
  const done = outcome(page, words)
  await expect(async () => {
    await upToDate(page)
    await page.getByRole('button', { name: button }).click()
    await expect(done.or(again)).toBeVisible()
    await expect(done).toBeFocused({ timeout: 1000 })
  }).toPass({ timeout: 60_000 })
}

/** What the page says of the step just taken. */
export function outcome(page: Page, words: string | RegExp) {
  return page.getByRole('status').filter({ hasText: words })
}

export async function pcn(page: Page, code: string) {
  return (await page.request.get(`/api/v1/pcns/${code}`)).status()
}

/** Judging a page of some thousand elements takes seconds, and more where others work at the same time. */
const JUDGED = { timeout: 40_000 }

/** The page that is come to: what is still on its way, or pale while the next is, is judged when it has come. */
export async function accessible(page: Page) {
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 })
    await expect.poll(() => violations(page), JUDGED).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}

/** Goes on with Tab until a thing has the focus. */
export async function tabTo(page: Page, target: Locator) {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`the keyboard never came to ${target}`)
}
