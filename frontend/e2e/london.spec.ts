import type { Page } from '@playwright/test'
import { asked, boardRows, expect, heading, test } from './support'

interface Totals {
  pcns: number
  practices: number
  list_size: number | null
  imd_score: number | null
}

interface Region {
  is_demo: boolean
  items: (Totals & { icb_short_name: string })[]
  unmapped: Totals
  total: Totals
}

interface Boroughs {
  is_demo: boolean
  items: (Totals & { gss_code: string; name: string })[]
  unmapped: Totals
  total: Totals
}

const number = (n: number | null) => (n === null ? 'Not known' : n.toLocaleString('en-GB'))
const score = (n: number | null) => (n === null ? 'Not known' : n.toFixed(1))
const cells = ({ pcns, list_size, imd_score }: Totals) => [
  number(pcns),
  number(list_size),
  score(imd_score),
]

/** The last row of a table: London's total. */
function total(page: Page, by: 'board' | 'borough') {
  return page.getByRole('table', { name: `by ${by}` }).locator('tfoot td:not(.table__wide)')
}

/** Files may be imported meanwhile, so screen and API are asked again until they speak of one state. */
async function agrees(page: Page, path: string, day: string) {
  await expect(async () => {
    await page.goto(path)
    const region = await asked<Region>(page, `regions/Y56/organisations?as_of=${day}`)
    await expect(total(page, 'board')).toHaveText(cells(region.total), { timeout: 3000 })
    await expect(total(page, 'borough')).toHaveText(cells(region.total), { timeout: 3000 })
    for (const item of region.items) {
      const row = boardRows(page).filter({ hasText: item.icb_short_name })
      await expect(row.locator('td:not(.table__wide)')).toHaveText(cells(item), { timeout: 3000 })
    }
    const lede = page.locator('.lede')
    await expect(lede).toContainText(number(region.total.pcns), { timeout: 3000 })
    if (region.total.list_size !== null) {
      await expect(lede).toContainText(number(region.total.list_size), { timeout: 3000 })
    }
  }).toPass()
}

test('over the merger five boards become four, and every total is the API’s on both days', async ({
  page,
}) => {
  for (const [day, boards] of [
    ['2026-03-31', 5],
    ['2026-04-01', 4],
  ] as const) {
    await agrees(page, `/?as_of=${day}`, day)
    await expect(boardRows(page)).toHaveCount(boards)
  }
  await expect(page.locator('.as-of__foot')).toContainText(/both sides of the merger|London had/)
})

test('what has no borough stands inside the total', async ({ page }) => {
  await expect(async () => {
    await page.goto('/')
    const data = await asked<Boroughs>(page, 'regions/Y56/boroughs')
    expect(data.items).toHaveLength(33)
    const sum = data.items.reduce((n, { pcns }) => n + pcns, data.unmapped.pcns)
    expect(sum).toBe(data.total.pcns)
    await expect(total(page, 'borough')).toHaveText(cells(data.total), { timeout: 3000 })
    const tiles = page.getByRole('list', { name: 'PCNs by borough' }).getByRole('link')
    await expect(tiles).toHaveCount(33, { timeout: 3000 })
    for (const { name, pcns } of data.items.filter((borough) => borough.pcns > 0)) {
      await expect(
        tiles
          .filter({ hasText: '' })
          .and(page.getByLabel(`${name}: PCNs ${pcns}`, { exact: true })),
      ).toHaveCount(1, { timeout: 3000 })
    }
  }).toPass()
})

test('what has no borough stands inside a board’s total, and says what it is', async ({ page }) => {
  await expect(async () => {
    await page.goto('/icbs/QMF')
    const { unmapped, total: all } = await asked<Boroughs>(
      page,
      'regions/Y56/boroughs?icb_code=QMF',
    )
    const region = await asked<Region>(page, 'regions/Y56/organisations')
    const table = page.getByRole('table', { name: 'by borough' })
    await expect(table.locator('tfoot td')).toHaveText(cells(all), { timeout: 3000 })
    const board = region.items.find((item) => item.icb_short_name === 'North East London')
    expect(board?.pcns).toBe(all.pcns)
    const row = table.getByRole('row').filter({ hasText: 'Unmapped' })
    if (unmapped.pcns > 0) {
      await expect(row.locator('td')).toHaveText(cells(unmapped), { timeout: 3000 })
      await expect(row).toContainText('whose borough is not known')
    } else await expect(row).toHaveCount(unmapped.practices > 0 ? 1 : 0)
  }).toPass()
})

test('the first sentence credits people to practices, which are not all in a PCN', async ({
  page,
}) => {
  await page.goto('/?as_of=2026-07-01')
  await expect(page.locator('.lede')).toContainText(
    'people were registered with London’s practices',
  )
  await page.goto('/icbs/QMF?as_of=2026-07-01')
  await expect(page.locator('.lede')).toContainText(/people were registered with its \d+ practices/)
})

test('the map is walked by arrow keys and opens a borough, which keeps the day', async ({
  page,
}) => {
  await page.goto('/?as_of=2026-03-31')
  const tile = (name: string) =>
    page.locator('.map').getByRole('link', { name: new RegExp(`^${name}: `) })
  await tile('Camden').focus()
  for (const [key, next] of [
    ['ArrowRight', 'Islington'],
    ['ArrowDown', 'City of London'],
    ['ArrowLeft', 'Westminster'],
    ['ArrowUp', 'Camden'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(tile(next)).toBeFocused()
  }
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/boroughs/E09000007?as_of=2026-03-31')
  await expect(heading(page, 'Camden')).toBeFocused()
})

test('the measure lives in the address and changes charts and map alike', async ({ page }) => {
  await page.goto('/?as_of=2026-07-01')
  const picker = page.getByRole('navigation', { name: 'What is shown' })
  await picker.getByRole('link', { name: 'Deprivation' }).click()
  await expect(page).toHaveURL('/?as_of=2026-07-01&measure=imd_score')
  await expect(page.getByRole('list', { name: 'Deprivation by borough' })).toBeVisible()
  await expect(picker.locator('[aria-current]')).toHaveText('Deprivation')
  await page.reload()
  await expect(page.getByRole('list', { name: 'Deprivation by borough' })).toBeVisible()
  await picker.getByRole('link', { name: 'PCNs' }).click()
  await expect(page).toHaveURL('/?as_of=2026-07-01')
})

test('the small charts can be read as a table that ends in the API’s totals', async ({ page }) => {
  await expect(async () => {
    await page.goto('/')
    const { points } = await asked<{ points: Region[] }>(page, 'regions/Y56/series')
    const figure = page.locator('.chart-figure').first()
    await figure.getByRole('button', { name: 'Show as a table' }).click({ timeout: 3000 })
    const rows = figure.getByRole('table').locator('tbody tr')
    await expect(rows).toHaveCount(points.length, { timeout: 3000 })
    await expect(rows.last().locator('td').last()).toHaveText(
      number(points.at(-1)?.total.pcns ?? null),
      { timeout: 3000 },
    )
  }).toPass()
  await page.getByRole('button', { name: 'Show as a figure' }).click()
  await expect(page.getByRole('img', { name: /^West and North London: / })).toBeVisible()
})

test('what is shown can be taken away as a file', async ({ page }) => {
  await page.goto('/?as_of=2026-07-01')
  const address = await page
    .getByRole('link', { name: 'Download CSV of boroughs' })
    .getAttribute('href')
  const csv = await (await page.request.get(address ?? '')).text()
  const lines = csv.trim().split(/\r?\n/)
  expect(lines[0]).toContain('is_demo')
  expect(lines.filter((line) => line.includes('E09000')).length).toBe(33)
})

test('invented figures are said to be invented, on screen and on paper, and real ones are not', async ({
  page,
}) => {
  const line = page.getByText('PCN, practice names and figures are invented')
  await expect(async () => {
    await page.goto('/')
    const { is_demo } = await asked<Region>(page, 'regions/Y56/organisations')
    await expect(total(page, 'board').first()).toBeVisible({ timeout: 3000 })
    await expect(line).toHaveCount(is_demo ? 1 : 0, { timeout: 3000 })
    await page.emulateMedia({ media: 'print' })
    if (is_demo) await expect(line).toBeVisible({ timeout: 3000 })
    await page.emulateMedia({ media: 'screen' })
  }).toPass()
})

test('a page without figures of London claims nothing to be invented', async ({ page }) => {
  for (const path of ['/imports', '/icbs', '/developers', '/docs', '/privacy']) {
    await page.goto(path)
    await expect(page.locator('h1')).toBeVisible()
    await page.waitForLoadState('networkidle')
    await expect(page.getByText('are invented', { exact: false }), path).toHaveCount(0)
  }
})

test('nothing moves while the home page arrives', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { shifts: 0 })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) {
        ;(window as unknown as { shifts: number }).shifts += entry.value
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto('/')
    await expect(heading(page, 'London')).toBeVisible()
    await page.waitForLoadState('networkidle')
    const shifts = await page.evaluate(() => (window as unknown as { shifts: number }).shifts)
    expect(shifts).toBeLessThanOrEqual(0.02)
  }
})

test('of a day to come only expectations are said', async ({ page }) => {
  const { today } = await asked<{ today: string }>(page, 'about')
  const day = `${Number(today.slice(0, 4)) + 1}-12-25`
  for (const path of ['/', '/icbs', '/icbs/QMF']) {
    await page.goto(`${path}?as_of=${day}`)
    await expect(page.locator('.lede'), path).toContainText('expected to')
  }
})

test('a day before the first PCNs says so and leads to the first', async ({ page }) => {
  await page.goto('/?as_of=2018-06-30')
  await expect(page.getByRole('heading', { name: 'No PCNs on this day' })).toBeVisible()
  await page.getByRole('button', { name: /^Go to 1\sJuly\s2019/ }).click()
  await expect(page).toHaveURL('/?as_of=2019-07-01')
})
