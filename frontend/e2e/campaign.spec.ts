import type { Page } from '@playwright/test'
import { accessible, tabTo } from './imports-support'
import { button, link, press } from './posts-support'
import { asked, expect, FROM_PAGE, heading, stateOf, test } from './support'

interface Campaign {
  id: string
  status: string
  version: number
}

// The demonstration's board lead: their board has no campaign to begin with.
test.use({
  storageState: async ({ browser, origin }, use) => {
    await use(await stateOf(browser, 'ICB lead', origin))
  },
})

// A board has one campaign open at a time, so these take turns.
test.describe.configure({ mode: 'default' })

/** An attempt before this one may have left one open: a board asks for one thing at a time. */
async function closeAll(page: Page) {
  const { items } = await asked<{ items: Campaign[] }>(page, 'assessment_campaigns?icb_code=Z9B2Z')
  for (const { id, status, version } of items) {
    if (status === 'closed') continue
    const response = await page.request.post(`/api/v1/assessment_campaigns/${id}/close`, {
      headers: { ...FROM_PAGE, 'If-Match': `"v${version}"` },
    })
    expect(response.status(), await response.text()).toBe(200)
  }
}

test('a board lead opens a campaign, sees whom to chase, changes, closes and reopens it', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await closeAll(page)
  await page.goto('/embedding')
  await link(page, 'Campaigns').click()
  await expect(heading(page, 'Campaigns')).toBeVisible()
  await accessible(page)
  await press(page, link(page, 'Open a campaign'))
  await expect(heading(page, 'Open a campaign')).toBeVisible()
  await accessible(page)

  // What is wrong stands at the top, and at its field.
  await press(page, button(page, 'Open the campaign'))
  const problem = page.getByRole('alert').filter({ hasText: 'There is a problem' })
  await expect(problem).toBeFocused()
  await problem.getByRole('link', { name: 'Give the campaign a title.' }).click()
  await expect(page.getByLabel('Title')).toBeFocused()
  await page.keyboard.type('This quarter, all of you')
  await page.getByLabel('Note to the networks’ managers').fill('The core criteria are enough.')
  await page.getByLabel('Due on').fill('31 December 2999')
  await press(page, button(page, 'Open the campaign'))
  await expect(page.getByRole('alert').getByText(/more than 366 days/)).toBeVisible()
  await page.getByLabel('Due on').fill('today')
  await press(page, button(page, 'Open the campaign'))
  await expect(heading(page, 'This quarter, all of you')).toBeVisible()
  await expect(page.getByText(/networks have published/)).toBeVisible()
  await accessible(page)

  await page.getByLabel('How far', { exact: true }).selectOption('Not begun')
  await tabTo(page, button(page, 'Update'))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/state=not_begun/)
  await expect(page.getByRole('cell', { name: 'Not begun' }).first()).toBeVisible()
  await expect(page.getByRole('cell', { name: /^Draft/ })).toHaveCount(0)
  const file = await page.request.get(
    (await link(page, 'Download CSV').getAttribute('href')) ?? 'none',
  )
  expect(await file.text()).toContain('pcn_code,pcn_name,borough_name,state')
  // Those who are waited for, as a file: several states at once.
  await page.getByLabel('How far', { exact: true }).selectOption('Waited for')
  await button(page, 'Update').click()
  await expect(page).toHaveURL(/state=not_begun(,|%2C)draft(,|%2C)returned/)
  for (const format of ['CSV', 'Excel']) {
    const waited = await page.request.get(
      (await link(page, `Download ${format}`).getAttribute('href')) ?? 'none',
    )
    expect(waited.status(), await waited.text()).toBe(200)
  }
  await page.getByText(/networks? to chase, as a list to copy/).click()
  await expect(page.getByText(/\(UD\d{4}\): not begun/).first()).toBeVisible()

  await press(page, link(page, 'Change the title, the note or the day it is due'))
  await expect(heading(page, 'Change the campaign')).toBeVisible()
  await accessible(page)
  await page.getByLabel('Title').fill('This quarter, every network')
  await press(page, button(page, 'Save'))
  await expect(heading(page, 'This quarter, every network')).toBeVisible()

  await press(page, button(page, 'Close'))
  await expect(button(page, 'Yes, close')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'is closed' })).toBeFocused()
  await press(page, button(page, 'Reopen'))
  await expect(button(page, 'Yes, reopen')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'open again' })).toBeFocused()
  await closeAll(page)
})

interface Begun {
  id: string
  version: number
}

test('a board lead sees of a network that the board’s own view keeps it from beginning, and goes there', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await closeAll(page)
  await page.goto('/embedding/campaigns')
  const { today } = await asked<{ today: string }>(page, 'about')
  const opened = await page.request.post('/api/v1/assessment_campaigns', {
    headers: FROM_PAGE,
    data: {
      icb_code: 'Z9B2Z',
      title: 'With the board’s own view before it',
      criteria_set: 'core',
      opens_on: today,
      due_on: today,
    },
  })
  expect(opened.status(), await opened.text()).toBe(201)
  const campaign = (await opened.json()) as Campaign
  const { items } = await asked<{ items: { pcn_code: string; pcn_name: string }[] }>(
    page,
    `assessment_campaigns/${campaign.id}/networks?state=not_begun&limit=1`,
  )
  const [network] = items
  const begun = await page.request.post('/api/v1/assessments', {
    headers: FROM_PAGE,
    data: { pcn_code: network?.pcn_code, kind: 'moderated', criteria_set: 'core' },
  })
  expect(begun.status(), await begun.text()).toBe(201)
  const { id, version } = (await begun.json()) as Begun

  await page.goto(`/embedding/campaigns/${campaign.id}`)
  const row = page.getByRole('row').filter({ hasText: network?.pcn_code ?? 'none' })
  await expect(row).toContainText('Not begun')
  await expect(row).toContainText(/Cannot begin: the board’s own view of .+ is open, a draft/)
  await accessible(page)
  await page.getByText(/networks? to chase, as a list to copy/).click()
  await expect(
    page.getByText(`(${network?.pcn_code}): not begun and cannot begin, as the board’s own view`),
  ).toBeVisible()
  await press(page, row.getByRole('link', { name: /^the board’s own view/ }))
  await expect(page).toHaveURL(new RegExp(`/embedding/assessments/${id}$`))

  const laid = await page.request.post(`/api/v1/assessments/${id}/discard`, {
    headers: { ...FROM_PAGE, 'If-Match': `"v${version}"` },
  })
  expect(laid.status(), await laid.text()).toBe(200)
  await page.goto(`/embedding/campaigns/${campaign.id}`)
  await expect(row).toContainText('Not begun')
  await expect(row).not.toContainText('Cannot begin')
  await closeAll(page)
})
