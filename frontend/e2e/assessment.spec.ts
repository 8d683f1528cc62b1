import type { Page } from '@playwright/test'
import { discarding } from './assessment-discarding'
import { filing } from './assessment-filing'
import { moderating } from './assessment-moderating'
import { saving } from './assessment-saving'
import {
  as,
  LEAD,
  layAside,
  rateTheRest,
  saysHowItBegan,
  waitsAsListed,
} from './assessment-support'
import { accessible, tabTo } from './imports-support'
import { button, link, press, said, test } from './posts-support'
import { asked, expect, heading } from './support'

interface Standing {
  pcn_name: string
  score: number
}

interface Changes {
  items: { key: string }[]
  next: string | null
}

/** Whether whoever follows the changes is told of a record. */
async function isToldOf(page: Page, id: string): Promise<boolean> {
  let path = 'changes?resource=assessments&limit=200'
  for (;;) {
    const { items, next } = await asked<Changes>(page, path)
    if (items.some(({ key }) => key === id)) return true
    if (items.length === 0 || !next) return false
    path = `changes?resource=assessments&limit=200&cursor=${encodeURIComponent(next)}`
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

// One assessment of a network is open at a time, so these take turns.
test.describe.configure({ mode: 'default' })

/** The lead of another board. */
const OTHER = 'Dora Demo'

test('a network assesses itself, the lead of its board returns, validates and publishes it, and others see what they may', async ({
  page,
  browser,
  origin,
}) => {
  test.setTimeout(360_000)
  await page.goto('/embedding/assessments')
  await as(browser, LEAD, origin, (judge) => layAside(page, judge))
  await page.reload()
  await expect(heading(page, 'Assessments')).toBeVisible()
  await accessible(page)
  // Their board has asked for it: one press begins what is asked.
  await expect(
    page.getByText(/Asked by North East London: core assessment, due \d+/).first(),
  ).toBeVisible()
  await expect(
    page.getByText(
      /^This begins the network’s own view, asks the core criteria, and starts (empty|with the levels published on)/,
    ),
  ).toHaveCount(2)
  await page.getByLabel('What is asked?').selectOption('full')
  await expect(page.getByText(/^This begins .+, asks all criteria, and starts/)).toBeVisible()
  await press(page, button(page, 'Begin the core assessment'))
  await expect(page).toHaveURL(/\/embedding\/assessments\/[0-9a-f-]{36}$/)
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await saysHowItBegan(page, id)
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

  await as(browser, OTHER, origin, async (other) => {
    await other.goto(`/embedding/assessments/${id}`)
    await expect(heading(other, 'Assessment not found')).toBeVisible()
  })
  await as(browser, LEAD, origin, async (lead) => {
    await waitsAsListed(lead, 'QMF')
    await lead.goto(`/embedding/assessments/${id}`)
    await expect(lead.getByText('Minutes of the team, October').first()).toBeVisible()
    await press(lead, button(lead, 'Return to the network'))
    await expect(lead.getByLabel('What is to be put right?')).toBeFocused()
    await lead.keyboard.type('Please say when the plan was agreed.')
    await press(lead, button(lead, 'Return to the network'))
    await expect(said(lead, 'The assessment is returned to its network.')).toBeVisible()
    await accessible(lead)
  })

  // The comment stands where it is put right: here, on the review and on each domain's page. Everything is rated, and
  // each criterion leads to its place all the same.
  const comment = page.locator('.notice').getByText('Please say when the plan was agreed.')
  await page.reload()
  await expect(comment).toBeVisible()
  await accessible(page)
  await page.goto(`/embedding/assessments/${id}/review`)
  await expect(comment).toBeVisible()
  await press(page, link(page, /^A /).first())
  await expect(page.getByText(/Domain 1 of \d/)).toBeVisible()
  await expect(comment).toBeVisible()
  await page.goto(`/embedding/assessments/${id}`)
  await press(page, link(page, /^A2 /).first())
  await expect(page).toHaveURL(/\/A#A2$/)
  await page.locator('#A2 summary').click()
  await page.locator('#A2-evidence').fill('Plan agreed in June')
  await expect(said(page, /^Saved/)).toBeVisible()
  await page.goto(`/embedding/assessments/${id}/review`)
  await press(page, button(page, 'Submit'))
  await expect(page).toHaveURL(new RegExp(`${id}$`))
  await expect(comment).toHaveCount(0)
  const passed = page.getByRole('region', { name: 'How it came here' })
  await expect(passed).toContainText('Please say when the plan was agreed.')
  await expect(passed).toContainText('Submitted again by the network')

  await as(browser, LEAD, origin, async (lead) => {
    await lead.goto(`/embedding/assessments/${id}`)
    await expect(lead.getByText('Plan agreed in June')).toBeVisible()
    await press(lead, button(lead, 'Validate'))
    await lead.keyboard.press('Enter')
    await expect(said(lead, 'The assessment is validated.')).toBeVisible()
    await expect(lead.getByText('Validated by the board').first()).toBeVisible()
    await press(lead, button(lead, 'Publish'))
    await expect(lead.getByText(/(is .+ today|has no status yet)\. It becomes /)).toBeVisible()
    await accessible(lead)
    await lead.keyboard.press('Enter')
    await expect(said(lead, 'The assessment is published.')).toBeVisible()

    // It is the network's status at once: on the board's page, and on its own with its history.
    const { pcn_name, score } = await asked<Standing>(lead, 'pcns/UD0001/embedding')
    await lead.goto('/icbs/QMF/embedding')
    const row = lead.getByRole('row').filter({ has: link(lead, pcn_name) })
    await expect(row.first()).toContainText(`${Math.floor(score)}%`)
    await lead.goto('/pcns/UD0001/embedding')
    const history = lead.getByRole('region', { name: 'Every status it had' })
    await expect(history.getByText(`${Math.floor(score)}%`).first()).toBeVisible()
  })

  await as(browser, 'Programme admin', origin, async (admin) => {
    expect(await isToldOf(admin, id)).toBe(true)
    await admin.goto(`/embedding/assessments/${id}`)
    const made = admin.getByRole('region', { name: 'Changes made here' })
    await expect(made.getByRole('listitem').first()).toContainText(LEAD)
    await made.getByRole('link').first().click()
    await expect(admin.getByText(`${LEAD} on `)).toBeVisible()
  })

  // Another board's lead is told of the networks of their own board alone.
  await as(browser, OTHER, origin, async (other) => {
    await other.goto(`/embedding/assessments/${id}`)
    await expect(heading(other, 'Assessment not found')).toBeVisible()
    await other.goto('/embedding/assessments?pcn=UD0001')
    await expect(other.getByText('Nothing matches.')).toBeVisible()
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

saving()
filing()
moderating()
discarding()
