import { accessible, tabTo } from './imports-support'
import { invite, somebody } from './invited'
import { board, expect, heading, NOBODY, rename, signIn, test } from './support'

// It takes back what every other journey has done: so it has a Trellis to itself. One after the other, both journeys have
// the same: in parallel, each would have a demonstration loaded for it.
test.use({ alone: true })
test.describe.configure({ mode: 'default' })

test('the sandbox is set back to its beginning, says what that took back, and the audit keeps it', async ({
  page,
}, { title }) => {
  test.setTimeout(120_000)
  const { short_name: before } = await board(page, 'QMF')
  await rename(page, 'QMF', 'Changed in the sandbox')
  await invite(page, somebody(title))

  await page.goto('/docs/sandbox')
  await expect(heading(page, 'Sandbox')).toBeVisible()
  await accessible(page)
  await tabTo(page, page.getByRole('button', { name: 'Set it back to its beginning' }))
  await page.keyboard.press('Enter')
  const done = page
    .getByRole('status')
    .filter({ hasText: 'One board renamed and one invitation revoked.' })
  await expect(done).toBeFocused({ timeout: 60_000 })
  await accessible(page)
  expect((await board(page, 'QMF')).short_name).toBe(before)

  await page.goto('/audit')
  const entries = page.getByRole('table').getByRole('rowheader')
  await expect(entries.filter({ hasText: 'Invitation revoked' })).toHaveCount(1)
  // The change, and its taking back.
  await expect(entries.filter({ hasText: 'Board changed' })).toHaveCount(2)
  await page.goto('/docs/sandbox')
  await page.getByRole('button', { name: 'Set it back to its beginning' }).click()
  await expect(page.getByText('It was at its beginning already.')).toBeVisible({ timeout: 60_000 })
})

test.describe('an analyst', () => {
  test.use({ storageState: NOBODY })
  test('is told who may set the sandbox back', async ({ page }) => {
    await signIn(page, 'Analyst')
    await page.goto('/docs/sandbox')
    await expect(page.getByText('Only a programme admin can set it back.')).toBeVisible()
    await expect(page.getByRole('button', { name: /Set it back/ })).toHaveCount(0)
    await accessible(page)
  })
})
