import { readFileSync } from 'node:fs'
import { asked, expect, heading, NOBODY, signIn, test } from './support'

test('a board’s lead sees its contracts end, PCN by PCN, and nothing of another board', async ({
  browser,
  baseURL,
}) => {
  test.slow()
  const context = await browser.newContext({ ...(baseURL && { baseURL }), storageState: NOBODY })
  const page = await context.newPage()
  await signIn(page, 'ICB lead')
  await page.goto('/workforce')
  const own = page.getByRole('table', { name: 'Posts within your reach' }).getByRole('link').first()
  const name = await own.innerText()
  await own.click()
  await expect(heading(page, `Workforce of ${name}`)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What needs attention' })).toBeVisible()
  await expect(page.getByRole('table', { name: /by PCN/ }).getByRole('row')).not.toHaveCount(0)
  const mine = new URL(page.url()).pathname.split('/')[2]

  const without = page
    .getByRole('listitem')
    .filter({ hasText: /supervision was not held every month/i })
  await without.getByRole('link', { name: 'Open the posts with months missing' }).click()
  await expect(page).toHaveURL(/supervision=due_not_held/)
  await expect(page.getByLabel('Supervision')).toHaveValue('due_not_held')
  await expect(page.getByRole('columnheader', { name: 'Supervision held' })).toBeVisible()
  type Counts = {
    roles: { role_type: string; supervision_due: number; supervised_monthly: number }[]
  }
  const { roles } = await asked<Counts>(page, `icbs/${mine}/workforce`)
  const all = roles.find(({ role_type }) => role_type === 'all')
  const lacking = (all?.supervision_due ?? 0) - (all?.supervised_monthly ?? 0)
  await expect(page.getByText(`${lacking} posts`, { exact: true })).toBeVisible()
  await page.getByLabel('Supervision').selectOption('')
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(page).not.toHaveURL(/supervision=/)

  await page.goto('/workforce/spread')
  await expect(page).toHaveURL(`/icbs/${mine}/workforce/spread`)
  await page.getByRole('navigation', { name: 'By', exact: true }).getByText('Deprivation').click()
  const figure = page.getByRole('region', { name: /people, by fifth of deprivation/ })
  await figure.getByRole('button', { name: 'Show as a table' }).click()
  await expect(figure.getByRole('row', { name: new RegExp(`^${name}`) })).toBeVisible()
  await expect(figure.getByRole('link', { name: /^Download CSV/ })).toHaveAttribute(
    'href',
    new RegExp(`icbs/${mine}/workforce_spread.csv`),
  )
  const other = ['QMF', 'QWE', 'QKK', 'Z9B2Z'].find((code) => code !== mine)
  await page.goto(`/icbs/${other}/workforce`)
  await expect(heading(page, 'Workforce not found')).toBeVisible()
  await context.close()
})

test('the arrow keys go down the contract cliff, and its file has the same steps', async ({
  page,
}) => {
  await page.goto('/icbs/Z9B2Z/workforce')
  const figure = page.getByRole('region', { name: /Contracts fall|No contract ends/ })
  const chart = figure.getByRole('slider')
  await chart.focus()
  await page.keyboard.press('Home')
  await expect(figure.getByRole('status')).toContainText('WTE in post of')
  await page.keyboard.press('ArrowRight')
  await expect(figure.getByRole('status')).toContainText('WTE under contract of')
  const steps = Number(await chart.getAttribute('aria-valuemax'))
  await figure.getByRole('button', { name: 'Show as a table' }).click()
  await expect(figure.getByRole('row')).toHaveCount(steps + 1)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    figure.getByRole('button', { name: /Download CSV/ }).click(),
  ])
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n')
  expect(lines[0]).toContain('on,role_type,wte_funded,wte_under_contract')
  expect(lines).toHaveLength(1 + 3 * steps)
})

test('no return reads as no return, on the screen and in the file, and never as 0', async ({
  page,
}) => {
  await page.goto('/workforce/returns')
  await page.getByLabel('Return', { exact: true }).selectOption('no_return')
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(page).toHaveURL(/status=no_return/)
  const table = page.getByRole('table', { name: 'FTE and headcount returned' })
  const rows = table.locator('tbody').getByRole('row')
  await expect(rows.first()).toContainText('No return')
  for (const row of await rows.all()) await expect(row).toContainText('not known, which is not 0')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV', exact: true }).click(),
  ])
  const [head = '', ...lines] = readFileSync(await download.path(), 'utf8')
    .trim()
    .split(/\r?\n/)
  const column = head.replace('\uFEFF', '').split(',').indexOf('fte')
  expect(lines.length).toBe(4 * (await rows.count()))
  for (const line of lines) expect(line.split(',')[column]).toBe('')
  const pcn = rows.first().getByRole('link')
  const code = (await pcn.getAttribute('href'))?.split('/').at(-1)
  await page.goto(`/pcns/${code}/workforce`)
  await expect(page.getByRole('table', { name: /official return and claims/ })).toContainText(
    'No return',
  )
})

test('the spread is of the day and on its map, or on the map of today', async ({ page }) => {
  await page.goto('/workforce/spread?as_of=2026-03-31')
  const figure = page.getByRole('region', { name: /for each 10,000 people/ })
  await figure.getByRole('button', { name: 'Show as a table' }).click()
  // Five boards, London and the headings; what is in no board has a row of its own where there is any.
  await expect(figure.getByRole('row', { name: /North Central London/ })).toBeVisible()
  const london = await figure.getByRole('row', { name: /^London/ }).innerText()
  await page.getByRole('navigation', { name: 'Boards' }).getByText('Of today').click()
  await expect(figure.getByRole('row', { name: /West and North London/ })).toBeVisible()
  expect(await figure.getByRole('row', { name: /^London/ }).innerText()).toBe(london)
  await expect(page).toHaveURL(/as_of=2026-03-31/)
  await expect(page.getByText('A higher figure is not a better one.')).toBeVisible()
})

test('an analyst sees what is counted, and is offered no posts', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ ...(baseURL && { baseURL }), storageState: NOBODY })
  const page = await context.newPage()
  await signIn(page, 'Analyst')
  await page.goto('/icbs/Z9B2Z/workforce')
  await expect(page.getByRole('heading', { name: 'PCN by PCN' })).toBeVisible()
  await expect(page.locator('main').locator('a[href^="/posts"]')).toHaveCount(0)
  await context.close()
})

test.describe('signed out', () => {
  test.use({ storageState: NOBODY, refusals: /status of 401/ })

  test('what is published is there for everyone, and the rest says how to sign in', async ({
    page,
  }) => {
    await page.goto('/workforce')
    await expect(page.getByRole('heading', { name: 'Sign in for posts' })).toBeVisible()
    const main = page.getByRole('main')
    await expect(main.getByRole('link', { name: 'Spread' })).toHaveCount(0)
    await main.getByRole('link', { name: 'Official returns' }).click()
    await expect(heading(page, 'Official returns')).toBeVisible()
    await expect(page.getByRole('table', { name: 'FTE and headcount returned' })).toBeVisible()
    await page.goto('/workforce/spread')
    await expect(heading(page, 'Sign in first')).toBeVisible()
  })
})
