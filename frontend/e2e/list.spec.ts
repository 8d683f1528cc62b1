import { expect, test } from './support'

test('the list is paged by the server’s cursor and loses no board', async ({ page }) => {
  // England's boards fit one page: the server is asked for shorter ones.
  await page.route(/\/api\/v1\/icbs\?/, (route) =>
    route.continue({ url: route.request().url().replace('limit=50', 'limit=20') }),
  )
  await page.goto('/icbs')
  const names = page.getByRole('row').getByRole('rowheader')
  const line = page.getByRole('status').filter({ hasText: 'Showing' })
  await expect(names).toHaveCount(20)
  await expect(line).toHaveText('Showing 1 to 20 of 36')
  const first = await names.allInnerTexts()
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(page).toHaveURL(/cursor=/)
  await expect(names).toHaveCount(16)
  await expect(line).toHaveText('Showing 21 to 36 of 36')
  await expect(line).toBeFocused()
  const all = [...first, ...(await names.allInnerTexts())]
  expect(new Set(all).size).toBe(36)

  await page.reload()
  await expect(names).toHaveCount(16)
  await page.getByRole('link', { name: 'First page' }).click()
  await expect(names).toHaveCount(20)
  await page.goBack()
  await expect(line).toHaveText('Showing 21 to 36 of 36')
})

test('filters and sorting live in the address, and the file is the same view', async ({ page }) => {
  await page.goto('/icbs')
  await page.getByLabel('Region').selectOption({ label: 'London' })
  await page.getByLabel('Status').selectOption({ label: 'Closed' })
  await page.getByLabel('Sort by').selectOption({ label: 'ODS code' })
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(page).toHaveURL('/icbs?region_code=Y56&status=closed&sort=ods_code')
  await expect(page.getByText('Two integrated care boards in London had closed')).toBeVisible()

  const address = await page.getByRole('link', { name: 'Download CSV' }).getAttribute('href')
  const file = await page.request.get(address ?? '')
  expect(file.headers()['content-type']).toContain('text/csv')
  const lines = (await file.text()).trim().split(/\r?\n/)
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['QMJ', 'QRV'])

  const excel = await page.getByRole('link', { name: 'Download Excel' }).getAttribute('href')
  const workbook = await page.request.get(excel ?? '')
  expect((await workbook.body()).subarray(0, 2).toString()).toBe('PK')
})

test('a filter with no answer says so and how to go on', async ({ page }) => {
  await page.goto('/icbs?status=not_yet_open')
  await expect(page.getByText('No board matches')).toBeVisible()
  await page.getByRole('link', { name: 'Clear the filters' }).click()
  await expect(page.getByRole('rowheader')).toHaveCount(36)
})

test('a region that does not exist is answered, not left out', async ({ page }) => {
  await page.goto('/icbs?region_code=Y99')
  await expect(page.getByText('There is no board in a region Y99.')).toBeVisible()
  await expect(page.getByLabel('Region')).toHaveValue('Y99')
  await page.goto('/icbs?region_code=ZZ')
  await expect(page.getByRole('alert')).toContainText('Y and two digits, such as Y56')
  await page.getByRole('link', { name: 'Clear the filters' }).click()
  await expect(page.getByRole('rowheader')).toHaveCount(36)
})

test('boards of any status can be listed together', async ({ page }) => {
  await page.goto('/icbs')
  await page.getByLabel('Region').selectOption({ label: 'South East' })
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(page.getByText(/boards plan care for the South East on/)).toBeVisible()
  await page.getByLabel('Region').selectOption({ label: 'London' })
  await page.getByLabel('Status').selectOption({ label: 'Any status' })
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(page.getByRole('rowheader')).toHaveCount(6)
  await expect(page.getByRole('status').filter({ hasText: 'Showing' })).toBeFocused()
})

test('the figure of a succession can be read as a table', async ({ page }) => {
  await page.goto('/icbs/QNQ')
  await page.getByRole('button', { name: 'Show as a table' }).click()
  const rows = page.getByRole('table').locator('tbody tr').filter({ hasText: 'Frimley' })
  await expect(rows).toHaveCount(3)
  await expect(rows.first()).toContainText('Passed on a part')
  await page.getByRole('button', { name: 'Show as a figure' }).click()
  await expect(page.getByRole('table')).toHaveCount(0)
  await expect(page.getByText('Only what Frimley passed on is shown.')).toBeVisible()
})
