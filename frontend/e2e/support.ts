import {
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Page,
} from '@playwright/test'
import { Issuer } from './issuer'
import { type Product, type Settings, startAlone, startBeside } from './product'

export { expect }

/** Where the Trellis under test is. */
export const ORIGIN = new URL(process.env.TRELLIS_URL ?? 'http://127.0.0.1:8080').origin

/** What Trellis's own pages send with a change. */
export const FROM_PAGE = { Origin: ORIGIN }

/** A browser in which nobody has signed in. */
export const NOBODY = { cookies: [], origins: [] }

type State = Awaited<ReturnType<BrowserContext['storageState']>>

interface Fixtures {
  /** Refusals that the test is about: the browser logs each. */
  refusals: RegExp
  /** Fails the test that asked another origin for anything, or whose page broke a rule or threw. */
  wellBehaved: undefined
}

// What is logged for a refusal the page handles, and for the tests that go offline.
const EXPECTED =
  /responded with a status of (400|404|409|412|413|422)|net::ERR_INTERNET_DISCONNECTED|Failed to fetch dynamically imported module/

interface WorkerFixtures {
  /** Settings that the Trellis under test does not have: another server answers with them, on the same data. */
  settings: Settings
  /** A Trellis with data of its own, which nobody else works on. */
  alone: boolean
  /** Whether people also sign in elsewhere. */
  elsewhere: boolean
  /** Where they do. */
  issuer: Issuer
  /** Where the Trellis of these journeys is. */
  origin: string
  /** The programme admin, signed in once by one click on the real page. */
  admin: State
}

/** Signs in as one of the demonstration's people, by their role. */
export async function signIn(page: Page, role: string) {
  await page.goto('/sign-in')
  const row = page.getByRole('row').filter({ hasText: role }).first()
  await row.getByRole('button').click()
  await expect(page.getByRole('button', { name: 'Sign out' }).first()).toBeAttached()
  await expect(page).not.toHaveURL(/\/sign-in/)
}

/** What a browser keeps of having signed in as somebody. */
export async function stateOf(browser: Browser, role: string, origin = ORIGIN): Promise<State> {
  // Whoever the journey is signed in as stays that: signing in over them would end their session.
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'en-GB',
    storageState: NOBODY,
  })
  try {
    await signIn(await context.newPage(), role)
    return await context.storageState()
  } finally {
    await context.close()
  }
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  refusals: [/(?!)/, { option: true }],
  settings: [{}, { scope: 'worker', option: true }],
  alone: [false, { scope: 'worker', option: true }],
  elsewhere: [false, { scope: 'worker', option: true }],
  issuer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures it takes
    async ({}, use) => {
      const issuer = new Issuer()
      await issuer.start()
      await use(issuer)
      issuer.stop()
    },
    { scope: 'worker' },
  ],
  origin: [
    async ({ settings, alone, elsewhere, issuer }, use) => {
      const own = { ...settings, ...(elsewhere && issuer.settings) }
      let product: Product | undefined
      if (alone) product = await startAlone()
      else if (Object.keys(own).length > 0) product = await startBeside(own)
      await use(product?.origin ?? ORIGIN)
      await product?.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: ({ origin }, use) => use(origin),
  admin: [
    async ({ browser, origin }, use) => use(await stateOf(browser, 'Programme admin', origin)),
    { scope: 'worker' },
  ],
  storageState: ({ admin }, use) => use(admin),
  wellBehaved: [
    async ({ context, refusals, origin, elsewhere, issuer }, use) => {
      const faults: string[] = []
      const origins = [origin, ...(elsewhere ? [issuer.origin] : [])]
      const expected = (text: string) => EXPECTED.test(text) || refusals.test(text)
      context.on('request', (request) => {
        const url = request.url()
        if (/^https?:/.test(url) && !origins.includes(new URL(url).origin)) {
          faults.push(`asked ${url}`)
        }
      })
      context.on('console', (message) => {
        const text = message.text()
        if (message.type() === 'error' && !expected(text))
          faults.push(`${text} on ${message.page()?.url()}`)
      })
      context.on('weberror', (error) => {
        const text = String(error.error())
        if (!expected(text)) faults.push(`${text} on ${error.page()?.url()}`)
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

/** What the API answers, past the page. Where it is too busy it says when to ask again. */
export async function asked<Answer>(page: Page, path: string): Promise<Answer> {
  let response = await page.request.get(`/api/v1/${path}`)
  const wait = response.status() === 503 ? Number(response.headers()['retry-after']) : 0
  if (wait > 0) {
    await new Promise((resolve) => setTimeout(resolve, wait * 1000))
    response = await page.request.get(`/api/v1/${path}`)
  }
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
    headers: { 'Sec-Fetch-Site': 'same-origin', 'If-Match': etag },
    data: { short_name },
  })
  expect(response.status()).toBe(200)
}
