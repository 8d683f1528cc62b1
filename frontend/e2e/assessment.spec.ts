import type { Browser, Page } from '@playwright/test'
import { accessible, tabTo } from './imports-support'
import { button, link, press, said, test } from './posts-support'
import { asked, expect, FROM_PAGE, heading, stateOf } from './support'

interface Rating {
  criterion_code: string
  role_type: string | null
  level: number | null
  evidence: string | null
}

interface Assessment {
  id: string
  status: string
  version: number
  ratings: Rating[]
}

/** The demonstration's board lead has another board than its network's manager: the programme judges there. */
const JUDGE = 'Programme admin'
const UNFINISHED = 'status=draft&status=returned&status=submitted&status=validated'

async function step(page: Page, { id, version }: Assessment, name: string, data?: object) {
  const response = await page.request.post(`/api/v1/assessments/${id}/${name}`, {
    headers: { ...FROM_PAGE, 'If-Match': `"v${version}"` },
    ...(data && { data }),
  })
  expect(response.status(), await response.text()).toBe(200)
}

/** An attempt before this one may have left one unfinished: whoever judges gives it back, its network discards it. */
async function layAside(manager: Page, judge: Page) {
  const path = `assessments?pcn_code=UD0001&${UNFINISHED}`
  for (const one of (await asked<{ items: Assessment[] }>(judge, path)).items) {
    if (one.status === 'submitted' || one.status === 'validated') {
      await step(judge, one, 'return', { comment: 'Begin again.' })
    }
  }
  for (const one of (await asked<{ items: Assessment[] }>(manager, path)).items) {
    await step(manager, one, 'discard')
  }
}

/** Rates through the API what the journey does not rate by hand. */
async function rateTheRest(page: Page, id: string) {
  const { ratings, version } = await asked<Assessment>(page, `assessments/${id}`)
  const open = ratings.filter(({ level }) => level === null)
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

async function as(
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

/** Chooses a level of a rating by keyboard: Tab to the group, arrows within it. */
async function choose(page: Page, place: string, level: number) {
  const group = page.locator(`[id="${place}"]`)
  await tabTo(page, group.getByRole('radio', { checked: true }))
  const from = Number(
    await group
      .getByRole('radio')
      .evaluateAll((all) => all.findIndex((one) => (one as HTMLInputElement).checked)),
  )
  const key = level > from ? 'ArrowDown' : 'ArrowUp'
  for (let i = 0; i < Math.abs(level - from); i++) await page.keyboard.press(key)
  await expect(group.getByRole('radio').nth(level)).toBeChecked()
}

test('a network assesses itself, its board returns, validates and publishes it, and an analyst sees no evidence', async ({
  page,
  browser,
  origin,
}) => {
  test.setTimeout(240_000)
  await page.goto('/embedding/assessments')
  await as(browser, JUDGE, origin, (judge) => layAside(page, judge))
  await page.reload()
  await expect(heading(page, 'Assessments')).toBeVisible()
  await accessible(page)
  // Their board has asked for it: one press begins what is asked.
  await expect(
    page.getByText(/Asked by North East London: core assessment, due \d+/).first(),
  ).toBeVisible()
  await press(page, button(page, 'Begin the core assessment'))
  await expect(page).toHaveURL(/\/embedding\/assessments\/[0-9a-f-]{36}$/)
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await accessible(page)

  // A domain by keyboard, each answer saved by itself.
  await page.goto(`/embedding/assessments/${id}/A`)
  await expect(page.getByText(/Domain 1 of \d, \d+ of \d+ rated/)).toBeVisible()
  await choose(page, 'A1', 3)
  await choose(page, 'A2', 2)
  await expect(said(page, /^Saved \d\d:\d\d$/)).toBeVisible()
  await accessible(page)
  await page.reload()
  await expect(page.locator('#A1-3')).toBeChecked()
  await expect(page.locator('#A2-2')).toBeChecked()

  // That something does not apply is saved once it is said why.
  await page.locator('#A3-none').focus()
  await page.keyboard.press('Space')
  await expect(said(page, 'Something is not saved yet')).toBeVisible()
  await expect(page.getByLabel('Why does it not apply?')).toHaveAccessibleDescription(/Say why/)
  await accessible(page)
  await page.getByLabel('Why does it not apply?').fill('One role is deployed')
  await expect(said(page, /^Saved/)).toBeVisible()
  await press(page, link(page, /^Next:/))
  await expect(page.getByText(/Domain 2 of \d/)).toBeVisible()
  await accessible(page)

  await page.goto(`/embedding/assessments/${id}/review`)
  await expect(heading(page, 'Review and submit')).toBeVisible()
  await expect(link(page, /^A4 /).first()).toBeVisible()
  await accessible(page)
  await rateTheRest(page, id)
  await page.reload()
  await expect(page.getByText('Everything that applies is rated.')).toBeVisible()
  await press(page, button(page, 'Submit'))
  await expect(page).toHaveURL(new RegExp(`${id}$`))
  await expect(page.getByText('Submitted').first()).toBeVisible()

  await as(browser, JUDGE, origin, async (lead) => {
    await lead.goto(`/embedding/assessments/${id}`)
    await expect(lead.getByText('Minutes of the team, October').first()).toBeVisible()
    await press(lead, button(lead, 'Return to the network'))
    await expect(lead.getByLabel('What is to be put right?')).toBeFocused()
    await lead.keyboard.type('Please say when the plan was agreed.')
    await press(lead, button(lead, 'Return to the network'))
    await expect(said(lead, 'The assessment is returned to its network.')).toBeVisible()
    await accessible(lead)
  })

  await page.reload()
  await expect(page.getByText('Please say when the plan was agreed.')).toBeVisible()
  await page.goto(`/embedding/assessments/${id}/A`)
  await page.locator('#A2 summary').click()
  await page.locator('#A2-evidence').fill('Plan agreed in June')
  await expect(said(page, /^Saved/)).toBeVisible()
  await page.goto(`/embedding/assessments/${id}/review`)
  await press(page, button(page, 'Submit'))
  await expect(page).toHaveURL(new RegExp(`${id}$`))

  await as(browser, JUDGE, origin, async (lead) => {
    await lead.goto(`/embedding/assessments/${id}`)
    await expect(lead.getByText('Plan agreed in June')).toBeVisible()
    await press(lead, button(lead, 'Validate'))
    await lead.keyboard.press('Enter')
    await expect(said(lead, 'The assessment is validated.')).toBeVisible()
    await press(lead, button(lead, 'Publish'))
    await expect(lead.getByText(/It becomes the status of/)).toBeVisible()
    await accessible(lead)
    await lead.keyboard.press('Enter')
    await expect(said(lead, 'The assessment is published.')).toBeVisible()
  })

  await as(browser, 'Analyst', origin, async (analyst) => {
    await analyst.goto(`/embedding/assessments/${id}`)
    await expect(analyst.getByText('Published').first()).toBeVisible()
    await expect(analyst.getByRole('heading', { level: 3, name: /^A1 / })).toBeVisible()
    await expect(analyst.getByText('Plan agreed in June')).toHaveCount(0)
    await expect(analyst.getByText('Minutes of the team, October')).toHaveCount(0)
    await accessible(analyst)
  })
})
