import { accessible } from './imports-support'
import { board, expect, heading, rename, test } from './support'

/** Each test has a board to itself. */
const CODE = 'QR1'
const FILTERED = 'QOC'

test('a change is found in the audit, with what it was before, and on the record itself', async ({
  page,
}) => {
  const { short_name: before } = await board(page, CODE)
  const after = `Audited ${Date.now()}`
  await rename(page, CODE, after)
  try {
    await page.goto(`/icbs/${CODE}`)
    const history = page.getByRole('region', { name: 'Changes made here' })
    await expect(history.getByRole('listitem').first()).toContainText('Board changed')
    await accessible(page)
    await expect(history.getByRole('listitem').first()).toContainText('Amina Demo')
    await history.getByRole('link', { name: 'Board changed' }).first().click()
    await expect(heading(page, 'Board changed')).toBeFocused()
    await expect(page.getByText(`Amina Demo on `)).toBeVisible()
    const row = page.getByRole('row').filter({ hasText: 'short_name' })
    await expect(row).toContainText(before)
    await expect(row).toContainText(after)
    await accessible(page)
    await page.getByRole('link', { name: after }).click()
    await expect(heading(page, after)).toBeVisible()
  } finally {
    await rename(page, CODE, before)
  }
})

test('the audit is filtered in the address by who, what, which record and when', async ({
  page,
}) => {
  const { short_name: before } = await board(page, FILTERED)
  await rename(page, FILTERED, `Filtered ${Date.now()}`)
  await rename(page, FILTERED, before)
  await page.goto('/audit')
  await page.getByLabel('What').selectOption({ label: 'Board changed' })
  await page.getByLabel('Kind of record').selectOption({ label: 'Board' })
  await page.getByLabel('Its code or id').fill(FILTERED)
  await page.getByLabel('First day').fill('today')
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(page).toHaveURL(/operation=icbs\.update&table_name=icbs&record_key=QOC&from_day=/)
  const rows = page.getByRole('table').getByRole('rowheader')
  await expect(rows.first()).toHaveText(`Board changed${before}`)
  expect(await rows.count()).toBeGreaterThan(1)
  await page.getByLabel('First day').fill('never')
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(page.getByLabel('First day')).toHaveAccessibleDescription(/is not a date/)
  await accessible(page)
})

test('the chain is verified when asked for', async ({ page }) => {
  // Each time all of the audit is read, and the demonstration's has 70,000 records.
  const all = { timeout: 15_000 }
  await page.goto('/audit')
  await expect(page.getByText(/the audit is intact/)).toBeVisible(all)
  await page.getByRole('button', { name: 'Verify now' }).click()
  const told = page.getByRole('status').filter({ hasText: 'The audit is intact.' })
  await expect(told).toBeVisible(all)
})
