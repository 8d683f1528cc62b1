import type { Browser, Page } from '@playwright/test'
import { asked, expect, FROM_PAGE, stateOf } from './support'

/** The lead of the board of the network that the demonstration's manager has. */
export const LEAD = 'Eun-ji Demo'

export interface Rating {
  criterion_code: string
  role_type: string | null
  level: number | null
  evidence: string | null
}

export interface Assessment {
  id: string
  kind: string
  status: string
  version: number
  prefilled_from: string | null
  ratings: Rating[]
}

const UNFINISHED = 'status=draft&status=returned&status=submitted&status=validated'

async function step(page: Page, { id, version }: Assessment, name: string, data?: object) {
  const response = await page.request.post(`/api/v1/assessments/${id}/${name}`, {
    headers: { ...FROM_PAGE, 'If-Match': `"v${version}"` },
    ...(data && { data }),
  })
  expect(response.status(), await response.text()).toBe(200)
}

/** An attempt before this one may have left one unfinished: whoever answers it gives it back, whoever works at it discards it. */
export async function layAside(manager: Page, judge: Page) {
  const path = `assessments?pcn_code=UD0001&${UNFINISHED}`
  const works = ({ kind }: Assessment) => (kind === 'moderated' ? judge : manager)
  const answers = ({ kind }: Assessment) => (kind === 'moderated' ? manager : judge)
  for (const one of (await asked<{ items: Assessment[] }>(manager, path)).items) {
    if (one.status === 'submitted' || one.status === 'validated') {
      await step(answers(one), one, 'return', { comment: 'Begin again.' })
    }
  }
  for (const one of (await asked<{ items: Assessment[] }>(manager, path)).items) {
    await step(works(one), one, 'discard')
  }
}

/** Begins one of the core criteria through the API, for journeys that start within it. */
export async function begin(manager: Page): Promise<Assessment> {
  const response = await manager.request.post('/api/v1/assessments', {
    headers: FROM_PAGE,
    data: { pcn_code: 'UD0001', kind: 'self', criteria_set: 'core' },
  })
  expect(response.status(), await response.text()).toBe(201)
  return (await response.json()) as Assessment
}

/** Rates through the API what the journey does not rate by hand. */
export async function rateTheRest(page: Page, id: string) {
  const { ratings, version } = await asked<Assessment>(page, `assessments/${id}`)
  const open = ratings.filter(({ level }) => level === null)
  if (open.length === 0) return // it began with what was rated last
  const response = await page.request.put(`/api/v1/assessments/${id}/ratings`, {
    headers: { ...FROM_PAGE, 'If-Match': `"v${version}"` },
    data: {
      ratings: open.map(({ criterion_code, role_type }) => ({
        criterion_code,
        ...(role_type && { role_type }),
        level: 3,
        reason: 'Agreed in the team',
        evidence: 'Minutes of the team, October',
      })),
    },
  })
  expect(response.status(), await response.text()).toBe(200)
}

/** A draft says which levels it began with, and one that began empty calls no gate unmet. */
export async function saysHowItBegan(page: Page, id: string) {
  const { prefilled_from } = await asked<Assessment>(page, `assessments/${id}`)
  const began = page.getByText('These levels began as those of the assessment published on')
  if (prefilled_from) {
    await expect(began).toContainText('change what has changed.')
    await expect(began.getByRole('link')).toHaveAttribute('href', new RegExp(prefilled_from))
    return
  }
  await expect(page.locator('.lede')).toContainText(/\d+ gates not rated yet\./)
  await expect(page.getByRole('heading', { name: 'Gates not rated yet' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Gates not met' })).toHaveCount(0)
  await expect(began).toHaveCount(0)
}

/** What waits for a board, as its lead's first page counts it, is what the link beside the count lists. */
export async function waitsAsListed(lead: Page, icb: string) {
  const query = `icb_code=${icb}&status=submitted&kind=self&kind=peer&limit=1&include_total=true`
  const { total } = await asked<{ total: number }>(lead, `assessments?${query}`)
  await lead.goto('/home')
  await expect(lead.getByRole('heading', { name: 'Waiting for the board' })).toBeVisible()
  const waits = lead.getByRole('link', { name: /to validate or return$/ })
  await expect(waits).toHaveCount(total > 0 ? 1 : 0)
  if (total === 0) return
  await waits.click()
  await expect(lead.locator('.lede')).toContainText(new RegExp(`^${total} assessments? within`))
  await expect(lead.getByLabel('Whose view')).toHaveValue('own')
}

export async function as(
  browser: Browser,
  role: string,
  origin: string,
  does: (page: Page) => Promise<void>,
) {
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    storageState: await stateOf(browser, role, origin),
  })
  try {
    await does(await context.newPage())
  } finally {
    await context.close()
  }
}
