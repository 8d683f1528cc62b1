import { accessible } from './imports-support'
import { asked, expect, heading, NOBODY, signIn, test } from './support'

test.use({ storageState: NOBODY })

interface Board {
  pcns: number
  items: { pcn_name: string; status: string; freshness: string; borough_name: string | null }[]
}

test('a lead finds some PCNs of the board by what they are, role by role and domain by domain', async ({
  page,
}) => {
  test.setTimeout(150_000)
  await signIn(page, 'ICB lead')
  await page.goto('/icbs/Z9B2Z/embedding')
  await expect(heading(page, 'Embedding in West and North London')).toBeVisible({ timeout: 30_000 })
  const board = await asked<Board>(page, 'icbs/Z9B2Z/embedding')
  const shown = page.getByText(/^Showing \d+ of \d+ PCNs/)
  await expect(shown).toContainText(`Showing ${board.pcns} of ${board.pcns} PCNs`)

  const barnet = board.items.filter(({ borough_name }) => borough_name === 'Barnet')
  await page.getByLabel('Borough').selectOption({ label: 'Barnet' })
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(page).toHaveURL(/borough=E09000003/)
  await expect(shown).toContainText(`Showing ${barnet.length} of ${board.pcns} PCNs`)
  await accessible(page)

  await page
    .getByRole('navigation', { name: 'Columns' })
    .getByRole('link', { name: 'Domains' })
    .click()
  await expect(page).toHaveURL(/view=domains/)
  await expect(page.getByRole('columnheader', { name: /\(D\)$/ })).toBeVisible()
  const table = page.getByRole('table', { name: /score in each domain/ })
  await expect(table.getByRole('row')).toHaveCount(barnet.length + 1)
  await accessible(page)

  await page.getByRole('link', { name: 'Show all' }).click()
  await expect(shown).toContainText(`Showing ${board.pcns} of`)
  const names = await table.getByRole('rowheader').locator('.board-name').allTextContents()
  const before = (one: string, other: string) => names.indexOf(one) < names.indexOf(other)
  expect(before('Brent Demo 2', 'Brent Demo 10') || !names.includes('Brent Demo 10')).toBe(true)
})

test('on a phone every role of a PCN is said with its word', async ({ page }) => {
  await signIn(page, 'ICB lead')
  await page.setViewportSize({ width: 320, height: 800 })
  await page.goto('/icbs/Z9B2Z/embedding')
  const cell = page.locator('.heat-table td[data-label="Care co-ordinators"]').first()
  await expect(cell).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
})

/** The size of every page of a PDF, in whole points. */
function pagesOf(pdf: Buffer): string[] {
  const boxes = pdf.toString('latin1').matchAll(/\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/g)
  return [...boxes].map(([, width, height]) =>
    [width, height].map(Number).map(Math.round).join(' '),
  )
}

for (const [columns, path] of [
  ['roles', '/icbs/Z9B2Z/embedding'],
  ['domains', '/icbs/Z9B2Z/embedding?view=domains'],
]) {
  test(`the PCNs of a board and their ${columns} are printed on A4 on its side, with every column`, async ({
    page,
  }) => {
    test.setTimeout(90_000)
    await signIn(page, 'ICB lead')
    await page.goto(path ?? '')
    const table = page.locator('.heat-table')
    await expect(table).toBeVisible({ timeout: 30_000 })
    await page.emulateMedia({ media: 'print' })
    // The paper between its margins of 15 mm, at 96 pixels to an inch.
    await page.setViewportSize({ width: Math.floor(((297 - 30) / 25.4) * 96), height: 680 })
    const reach = await table.evaluate((all) => ({
      page: document.documentElement.clientWidth,
      written: document.documentElement.scrollWidth,
      left: all.getBoundingClientRect().left,
      right: all.getBoundingClientRect().right,
      columns: Math.max(
        ...[...all.querySelectorAll('th, td')].map((cell) => cell.getBoundingClientRect().right),
      ),
      cutOff: [...all.querySelectorAll('th, td')].filter(
        (cell) => cell.scrollWidth > cell.clientWidth + 1,
      ).length,
    }))
    expect(reach.written).toBe(reach.page)
    expect(reach.left).toBeGreaterThanOrEqual(0)
    expect(reach.right).toBeLessThanOrEqual(reach.page)
    expect(reach.columns).toBeLessThanOrEqual(reach.right + 1)
    expect(reach.cutOff).toBe(0)
    // What the page says of its paper goes before what the printer was set to.
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
    expect(new Set(pagesOf(pdf))).toEqual(new Set(['842 595']))
    const onItsSide = await page.pdf({ format: 'A4', landscape: true, preferCSSPageSize: true })
    expect(pagesOf(onItsSide)).toEqual(pagesOf(pdf))
  })
}

test('a reason to act that ceases to hold while the page is read does not vanish: it says so', async ({
  page,
}) => {
  await signIn(page, 'ICB lead')
  await page.clock.install()
  await page.goto('/icbs/Z9B2Z/embedding')
  const acts = page.getByRole('region', { name: 'Act next' })
  const first = acts.locator('.act-one').first()
  await expect(first).toBeVisible({ timeout: 30_000 })
  await expect(acts.getByText('This no longer presses')).toHaveCount(0)
  const said = await first.locator('.secondary').textContent()
  const title = await acts.getByRole('heading', { level: 3 }).first().textContent()

  await page.route('**/api/v1/icbs/Z9B2Z/embedding*', async (route) => {
    const response = await route.fetch()
    const board = await response.json()
    await route.fulfill({ response, json: { ...board, act_next: board.act_next.slice(1) } })
  })
  const read = page.waitForResponse(/icbs\/Z9B2Z\/embedding/)
  await page.clock.fastForward(20_000)
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
  await read
  await expect(first.getByText('This no longer presses')).toBeVisible()
  await expect(first.getByRole('link')).toHaveCount(0)
  expect(said).toBeTruthy()
  await expect(acts.getByRole('heading', { level: 3 }).first()).not.toHaveText(title ?? '')
  await accessible(page)
})

test('a board says on which days it was not there, and whose its PCNs were or are', async ({
  page,
}) => {
  await signIn(page, 'ICB lead')
  await page.goto('/icbs/Z9B2Z/embedding?as_of=2026-03-31')
  const notice = page.locator('.notice').filter({ hasText: 'The board began on' })
  await expect(notice).toContainText('1 April 2026')
  await expect(notice).toContainText(
    'in its predecessors North Central London and North West London',
  )
  await expect(page.getByRole('navigation', { name: 'Boards' })).toBeVisible()
  await notice.getByRole('link', { name: 'North Central London' }).click()
  await expect(heading(page, 'Embedding in North Central London')).toBeVisible()
  await expect(page).toHaveURL(/as_of=2026-03-31/)

  await page.goto('/icbs/QMJ/embedding')
  await expect(page.getByText('The board was there until 31 March 2026.')).toBeVisible()
  await page.locator('.notice').getByRole('link', { name: 'West and North London' }).click()
  await expect(heading(page, 'Embedding in West and North London')).toBeVisible()
})

test('every status a PCN had leads to its assessment, and says what it was held against', async ({
  page,
}) => {
  await signIn(page, 'ICB lead')
  await page.goto('/pcns/UD0110/embedding')
  const history = page.getByRole('table', { name: 'Published assessments, the newest first' })
  const first = history.getByRole('row').nth(1)
  await expect(first).toContainText('Version 1, core criteria')
  await expect(history.getByRole('row').last()).toContainText('The first')
  await first.getByRole('link').click()
  await expect(page).toHaveURL(/\/embedding\/assessments\/[0-9a-f-]+$/)
})
