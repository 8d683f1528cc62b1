import { test as base, expect, type Page } from '@playwright/test'

export { expect }

interface Fixtures {
  /** Fails the test that asked another origin for anything, or whose page broke a rule or threw. */
  wellBehaved: undefined
}

// What is logged for a refusal the page handles, and for the tests that go offline.
const EXPECTED =
  /responded with a status of (400|404|409|412|413|422)|net::ERR_INTERNET_DISCONNECTED|Failed to fetch dynamically imported module/

export const test = base.extend<Fixtures>({
  wellBehaved: [
    async ({ context, baseURL }, use) => {
      const faults: string[] = []
      const origin = new URL(baseURL ?? '').origin
      context.on('request', (request) => {
        const url = request.url()
        if (/^https?:/.test(url) && new URL(url).origin !== origin) faults.push(`asked ${url}`)
      })
      context.on('console', (message) => {
        const text = message.text()
        if (message.type() === 'error' && !EXPECTED.test(text)) faults.push(text)
      })
      context.on('weberror', (error) => {
        const text = String(error.error())
        if (!EXPECTED.test(text)) faults.push(text)
      })
      await use(undefined)
      expect(faults).toEqual([])
    },
    { auto: true },
  ],
})

export function heading(page: Page, name: string | RegExp) {
  return page.getByRole('heading', { level: 1, name })
}

/** London's boards in the table of totals on the home page. */
export function boardRows(page: Page) {
  const rows = page.getByRole('table', { name: /by board$/ }).locator('tbody tr')
  return rows.filter({ has: page.getByRole('link') })
}

/** What the API answers, past the page. */
export async function asked<Answer>(page: Page, path: string): Promise<Answer> {
  const response = await page.request.get(`/api/v1/${path}`)
  expect(response.status(), path).toBe(200)
  return (await response.json()) as Answer
}

interface Board {
  short_name: string
  version: number
}

/** Reads a board straight from the API, past the page. */
export async function board(page: Page, code: string): Promise<Board & { etag: string }> {
  const response = await page.request.get(`/api/v1/icbs/${code}`)
  expect(response.status()).toBe(200)
  return { ...((await response.json()) as Board), etag: response.headers().etag ?? '' }
}

/** Saves a short name straight through the API: somebody else, or tidying up after a test. */
export async function rename(page: Page, code: string, short_name: string) {
  const { etag, short_name: now } = await board(page, code)
  if (now === short_name) return
  const response = await page.request.patch(`/api/v1/icbs/${code}`, {
    headers: { 'If-Match': etag },
    data: { short_name },
  })
  expect(response.status()).toBe(200)
}
