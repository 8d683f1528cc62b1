import {
  accessible,
  applied,
  applyImport,
  csvOf,
  outcome,
  pcn,
  sendImport,
  tabTo,
  undoImports,
  upload,
  upToDate,
} from './imports-support'
import { expect, heading, test } from './support'

/** Whatever a test applied is undone, and whatever it planned is laid aside. */
test.afterEach(({ page }, { title }) => undoImports(page, title))

test('a flawed file is read, mended, applied and undone again', async ({ page }, { title }) => {
  const flawed = csvOf(title, 'U90001', 'ZZ1', [
    ['Z90001', '20240101'],
    ['Z90002', '20241301'],
  ])
  await page.goto('/imports')
  await page.getByRole('link', { name: 'Import a file' }).click()
  await expect(heading(page, 'Import a file')).toBeFocused()
  await page.getByLabel('PCN workbook (ePCN)').check()
  await expect(page).toHaveURL('/imports/new?kind=ods_epcn')
  await upload(page, flawed)
  await page.getByLabel('Day the file describes').fill('1 October 2026')
  await page.getByRole('button', { name: 'Read the file' }).click()

  await expect(heading(page, /PCN workbook \(ePCN\), 1\sOctober\s2026/)).toBeFocused()
  await upToDate(page)
  await expect(page.getByText(/1\srow is left out because it cannot be used/)).toBeVisible()
  const problem = page.getByRole('table', { name: /^Rows/ }).getByRole('row').nth(1)
  await expect(problem.getByRole('cell')).toHaveText([
    '3',
    'Practice to PCN Relationship Start Date',
    /20241301/,
    'Left out',
  ])
  await expect(problem.locator('code')).toHaveText('20241301')
  await expect(page.getByRole('heading', { name: /^1\srow left out$/ })).toBeVisible()

  await page.getByRole('button', { name: /^Apply \d+\schanges$/ }).click()
  const seen = page.getByLabel(/^I have seen the 1\srow that is left out$/)
  await expect(seen).toBeFocused()
  await expect(seen).toHaveAccessibleDescription(/Look at the 1\srow/)
  await page.getByRole('link', { name: 'Discard the plan' }).click()
  await page.getByRole('button', { name: 'Discard the plan' }).click()
  await expect(outcome(page, 'Discarded: nothing was changed')).toBeFocused()
  expect(await pcn(page, 'U90001')).toBe(404)

  await page.getByRole('link', { name: 'Send a file of this kind' }).click()
  await expect(page.getByLabel('PCN workbook (ePCN)')).toBeChecked()
  await upload(page, { ...flawed, text: flawed.text.replace('20241301', '20241001') })
  await page.getByLabel('Day the file describes').fill('1 October 2026')
  await page.getByRole('button', { name: 'Read the file' }).click()
  await upToDate(page)
  await expect(
    page.getByText(/^Applying this file makes 4\schanges\. Every row is used\.$/),
  ).toBeVisible()
  await expect(page.getByRole('heading', { name: 'No problems' })).toBeVisible()
  const changes = page.getByRole('table', { name: /^Changes/ })
  await expect(changes.getByRole('row').filter({ hasText: 'U90001' }).first()).toContainText(
    'Not in Trellis',
  )
  await expect(changes.getByRole('rowheader', { name: '2 practices created' })).toBeVisible()
  await page.getByRole('link', { name: 'Created' }).click()
  await expect(page).toHaveURL(/action=create/)
  await expect(page.getByRole('heading', { name: '4 created' })).toBeVisible()

  await applied(page, /^Apply 4\schanges$/, /Applied: 4\schanges made/)
  await expect(page.getByText(/^This file made 4\schanges on/)).toBeVisible()
  await expect(page.getByText('by Amina Demo').first()).toBeVisible()

  await page.getByRole('link', { name: 'U90001', exact: true }).first().click()
  await expect(page).toHaveURL(/\/pcns\/U90001/)
  await expect(page.locator('h1')).toBeFocused()
  await page.goBack()

  await page.getByRole('link', { name: 'Undo this import' }).click()
  const why = page.getByLabel('Why (may be left empty)')
  await expect(why).toBeFocused()
  await why.fill('Only a journey')
  await page.getByRole('button', { name: /^Undo 4\schanges$/ }).click()
  await expect(outcome(page, 'Undone: the file no longer counts')).toBeFocused()
  await expect(page.getByText('“Only a journey”')).toBeVisible()
  expect(await pcn(page, 'U90001')).toBe(404)

  await page.getByRole('link', { name: /^All \d+\simports$/ }).click()
  const row = page.getByRole('row').filter({ hasText: flawed.name })
  await expect(row.nth(0)).toContainText('Undone')
  await expect(row.nth(1)).toContainText('Discarded')
})

test('a plan is accessible and fits whatever became of it', async ({ page }, { title }) => {
  test.slow()
  const flawed = csvOf(title, 'U90007', 'ZZ7', [
    ['Z90061', '20240101'],
    ['Z90062', '20241301'],
  ])
  const { id } = await sendImport(page, flawed)
  await page.goto(`/imports/${id}`)
  await upToDate(page)
  await page.getByRole('button', { name: /^Apply/ }).click()
  await expect(page.getByLabel(/^I have seen/)).toBeFocused()
  await accessible(page)
  await page.goto(`/imports/${id}?action=create&result=left_out&ask=discard`)
  await expect(page.getByRole('heading', { name: 'Discard the plan?' })).toBeVisible()
  await accessible(page)

  await applyImport(page, id, 1)
  for (const question of ['', '?ask=undo']) {
    await page.goto(`/imports/${id}${question}`)
    await expect(page.getByText(/^This file made 3\schanges on/)).toBeVisible()
    await accessible(page)
  }
  await page.getByRole('button', { name: /^Undo 3\schanges$/ }).click()
  await expect(outcome(page, 'Undone: the file no longer counts')).toBeFocused()
  await accessible(page)
})

test('a plan is made, applied and undone by keyboard alone', async ({ page }, { title }) => {
  const file = csvOf(title, 'U90002', 'ZZ2', [['Z90011', '20240101']])
  await page.goto('/imports')
  await tabTo(page, page.getByRole('link', { name: 'Import a file' }))
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Import a file')).toBeFocused()

  await tabTo(page, page.getByRole('radio').first())
  await page.keyboard.press('ArrowDown')
  await expect(page.getByLabel('PCN workbook (ePCN)')).toBeChecked()
  const field = page.getByLabel('File', { exact: true })
  await tabTo(page, field)
  const chooser = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  await (await chooser).setFiles({
    name: file.name,
    mimeType: 'text/csv',
    buffer: Buffer.from(file.text),
  })
  await tabTo(page, page.getByLabel('Day the file describes'))
  await page.keyboard.type('1 October 2026')
  await page.keyboard.press('Enter')
  await expect(heading(page, /^PCN workbook/)).toBeFocused()

  await upToDate(page)
  await tabTo(page, page.getByRole('button', { name: /^Apply 3\schanges$/ }))
  await page.keyboard.press('Enter')
  await expect(outcome(page, /Applied: 3\schanges made/)).toBeFocused()
  expect(await pcn(page, 'U90002')).toBe(200)

  await tabTo(page, page.getByRole('link', { name: 'Undo this import' }))
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Why (may be left empty)')).toBeFocused()
  await tabTo(page, page.getByRole('button', { name: /^Undo 3\schanges$/ }))
  await page.keyboard.press('Enter')
  await expect(outcome(page, 'Undone: the file no longer counts')).toBeFocused()
  expect(await pcn(page, 'U90002')).toBe(404)
})
