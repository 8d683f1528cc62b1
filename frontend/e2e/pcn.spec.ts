import type { Page } from '@playwright/test'
import { applyImport, csvOf, sendImport, undoImports } from './imports-support'
import { asked, expect, FROM_PAGE, heading, test } from './support'

interface Pcn {
  ods_code: string
  name: string
  borough_gss_code: string | null
  practices: number
  list_size: number | null
  status: string
  valid_to: string | null
  successors: { ods_code: string; name: string }[]
}

interface List<Item> {
  items: Item[]
  total?: number
}

const london = 'pcns?region_code=Y56'

/** One of London's PCNs, whichever are loaded. */
async function pcn(page: Page, at: number, filter = ''): Promise<Pcn> {
  const { items } = await asked<List<Pcn>>(page, `${london}&limit=50&sort=ods_code${filter}`)
  test.skip(items.length <= at, 'no PCNs are loaded here')
  return items[at] as Pcn
}

const read = (page: Page, code: string) => asked<Pcn>(page, `pcns/${code}`)

/** Each test that writes has a network to itself, from a file of its own, and takes both away again. */
function ownPcn(title: string, code: string, location: string) {
  test.beforeEach(async ({ page }) => {
    await leave(page)
    const file = csvOf(title, code, location, [[`Y${code.slice(1)}`, '20200101']])
    await applyImport(page, (await sendImport(page, file)).id)
  })
  test.afterEach(({ page }) => leave(page))

  async function leave(page: Page) {
    const response = await page.request.get(`/api/v1/pcns/${code}`)
    if (response.ok()) {
      await page.request.patch(`/api/v1/pcns/${code}`, {
        headers: { ...FROM_PAGE, 'If-Match': response.headers().etag ?? '' },
        data: { name: '' },
      })
    }
    await undoImports(page, title)
  }
}

async function rename(page: Page, code: string, name: string) {
  const response = await page.request.get(`/api/v1/pcns/${code}`)
  const saved = await page.request.patch(`/api/v1/pcns/${code}`, {
    headers: { ...FROM_PAGE, 'If-Match': response.headers().etag ?? '' },
    data: { name },
  })
  expect(saved.status()).toBe(200)
}

test('a PCN’s page says what the API says of it, with its practices and its history', async ({
  page,
}) => {
  const { ods_code } = await pcn(page, 0)
  await expect(async () => {
    const found = await read(page, ods_code)
    await page.goto(`/pcns/${ods_code}`)
    await expect(heading(page, found.name)).toBeVisible({ timeout: 3000 })
    if (found.list_size !== null) {
      await expect(page.locator('.lede')).toContainText(found.list_size.toLocaleString('en-GB'), {
        timeout: 3000,
      })
    }
    const practices = page.getByRole('table', { name: /^Practices of / })
    if (found.practices > 0) {
      await expect(practices.getByRole('rowheader').getByRole('link')).toHaveCount(
        found.practices,
        { timeout: 3000 },
      )
    }
    await expect(page.locator('ol.timeline > li').first()).toBeVisible({ timeout: 3000 })
  }).toPass()
})

test('the address of an invented PCN that is shown no more says what it may be', async ({
  page,
}) => {
  await page.goto('/pcns/UD9999')
  await expect(heading(page, 'PCN not found')).toBeVisible()
  await expect(page.getByText('an invented organisation of the demonstration')).toBeVisible()
  await page.goto('/pcns/U99999')
  await expect(page.getByText('Nothing here has, or had, this code.')).toBeVisible()
})

test('from a board to a PCN to a practice by keyboard, and the day goes with it', async ({
  page,
}) => {
  await pcn(page, 0)
  await page.goto('/icbs/QMF?as_of=2026-07-01')
  const first = page
    .getByRole('table', { name: 'Primary care networks' })
    .getByRole('rowheader')
    .first()
    .getByRole('link')
  await first.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/pcns\/\w+\?as_of=2026-07-01$/)
  await expect(page.locator('h1')).toBeFocused()
  const joined = page.locator('ol.timeline').getByRole('link').first()
  await joined.focus()
  await expect(joined).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/(practices|pcns)\/\w+\?as_of=2026-07-01$/)
  await expect(page.locator('h1')).toBeFocused()
})

test('a board’s PCNs are paged and sorted by the server', async ({ page }) => {
  const { total = 0 } = await asked<List<Pcn>>(page, 'pcns?icb_code=Z9B2Z&include_total=true')
  test.skip(total <= 25, 'too few PCNs are loaded here')
  await page.goto('/icbs/Z9B2Z')
  const table = page.getByRole('table', { name: 'Primary care networks' })
  await expect(table.getByRole('rowheader')).toHaveCount(25)
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(page).toHaveURL(/cursor=/)
  await expect(page.getByRole('status').filter({ hasText: 'Showing 26 to' })).toBeFocused()

  await table.getByRole('link', { name: 'Registered people' }).click()
  await expect(page).toHaveURL('/icbs/Z9B2Z?sort=-list_size')
  await expect(table.getByRole('columnheader', { name: 'Registered people' })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  await table.getByRole('link', { name: 'Registered people' }).click()
  await expect(page).toHaveURL('/icbs/Z9B2Z?sort=list_size')
  await expect(table.getByRole('columnheader', { name: 'Registered people' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
})

test('a board that closed leads to the PCNs it had', async ({ page }) => {
  await page.goto('/icbs/QMJ')
  await page.getByRole('link', { name: /^See its PCNs on 31\sMarch\s2026/ }).click()
  await expect(page).toHaveURL('/icbs/QMJ?as_of=2026-03-31')
  await expect(page.getByRole('heading', { name: 'Its PCNs' })).toBeVisible()
})

test('a closed PCN says when it ended and leads to who followed', async ({ page }) => {
  const { ods_code } = await pcn(page, 0, '&status=closed')
  const found = await read(page, ods_code)
  await page.goto(`/pcns/${ods_code}`)
  await expect(page.locator('.lede')).toContainText(/^This network (closed on|had closed by) /)
  const [next] = found.successors
  if (!next) return
  await page.locator('.lede').getByRole('link', { name: next.name }).click()
  await expect(page).toHaveURL(`/pcns/${next.ods_code}`)
  await expect(page.getByRole('table', { name: /^Networks before and after / })).toContainText(
    found.name,
  )
})

test.describe('a correction', () => {
  const code = 'U97411'
  const name = `JOURNEY ${code} PCN`
  ownPcn('pcn corrected', code, 'ZX1')

  test('is saved, said, and given back to the files', async ({ page }) => {
    await page.goto(`/pcns/${code}`)
    await page.getByRole('link', { name: 'Correct the name or borough' }).click()
    await expect(heading(page, 'Correct the name or borough')).toBeFocused()
    await page.getByLabel('Name').fill('Corrected PCN')
    await page.getByLabel('Borough').selectOption({ label: 'Camden' })
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page).toHaveURL(`/pcns/${code}`)
    await expect(heading(page, 'Corrected PCN')).toBeVisible()
    await expect(page.getByText('Saved: Corrected PCN, in Camden')).toBeVisible()
    await page.getByRole('button', { name: 'Go back to what the files say' }).click()
    await expect(heading(page, name)).toBeFocused()
  })
})

test.describe('a name that cannot be saved', () => {
  const code = 'U97412'
  ownPcn('pcn refused', code, 'ZX2')

  test('is explained at the top and at its field', async ({ page }) => {
    await page.goto(`/pcns/${code}/edit`)
    const field = page.getByLabel('Name')
    await field.fill('X')
    await page.getByRole('button', { name: 'Save' }).click()
    const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' })
    await expect(summary).toBeFocused()
    await summary.getByRole('link').click()
    await expect(field).toBeFocused()
    await expect(page).toHaveTitle(/^Error: Correct the name/)
  })
})

test.describe('two who correct one PCN', () => {
  const code = 'U97413'
  ownPcn('pcn contested', code, 'ZX3')

  test('meet in the compare page, and mine can be kept', async ({ page }) => {
    await page.goto(`/pcns/${code}/edit`)
    const field = page.getByLabel('Name')
    await expect(field).toHaveValue(`JOURNEY ${code} PCN`)
    await rename(page, code, 'Theirs PCN')
    await field.fill('Mine PCN')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(heading(page, 'Choose which correction to keep')).toBeFocused()
    await page.reload()
    await expect(page.locator('dl.compare')).toContainText('Mine PCN')
    await expect(page.locator('dl.compare')).toContainText('Theirs PCN')
    await page.getByRole('button', { name: 'Keep mine' }).click()
    await expect(heading(page, 'Mine PCN')).toBeVisible()
  })
})
