import { expect, test } from './support'

test('the list is paged by the server’s cursor and loses no board', async ({ page }) => {
  await page.goto('/icbs')
  const names = page.getByRole('row').getByRole('rowheader')
  await expect(names).toHaveCount(20)
  const first = await names.allInnerTexts()
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(page).toHaveURL(/cursor=/)
  await expect(names).toHaveCount(16)
  const all = [...first, ...(await names.allInnerTexts())]
  expect(new Set(all).size).toBe(36)

  await page.reload()
  await expect(names).toHaveCount(16)
  await page.getByRole('link', { name: 'First page' }).click()
  await expect(names).toHaveCount(20)
})

test('filters and sorting live in the address, and the file is the same view', async ({ page }) => {
  await page.goto('/icbs')
  await page.getByLabel('Region').selectOption({ label: 'London' })
  await page.getByLabel('Status').selectOption({ label: 'Closed' })
  await page.getByLabel('Sort by').selectOption({ label: 'ODS code' })
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(page).toHaveURL('/icbs?region_code=Y56&status=closed&sort=ods_code')
  await expect(page.getByText('Two integrated care boards in London had ended')).toBeVisible()

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
  await expect(page.getByRole('rowheader')).toHaveCount(20)
})

test('the figure of a succession can be read as a table', async ({ page }) => {
  await page.goto('/icbs/QNQ')
  await page.getByRole('button', { name: 'Show as a table' }).click()
  const rows = page.getByRole('table').locator('tbody tr').filter({ hasText: 'Frimley' })
  await expect(rows).toHaveCount(3)
  await expect(rows.first()).toContainText('Passed on a part')
})
