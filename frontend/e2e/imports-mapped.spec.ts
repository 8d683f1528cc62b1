import { accessible, outcome, undoImports, upload } from './imports-support'
import { expect, heading, NOBODY, signIn, test } from './support'

test.use({ storageState: NOBODY })
test.beforeEach(({ page }) => signIn(page, 'PCN manager'))
test.afterEach(({ page }, { title }) => undoImports(page, title))

const HEAD = 'Network,Ref,Role,First day,WTE,contract,engagement,employer_type,employer_name'
const row = (reference: string, wte: string) =>
  `UD0001,${reference},link worker,2026-04-01,${wte},permanent,employed,pcn,Demo Network`

test('a manager’s spreadsheet with headings of its own becomes posts; its bad row comes back to be mended', async ({
  page,
}, { title }) => {
  const name = `${title.replaceAll(/[^a-z]+/gi, '-').toLowerCase()}.csv`
  const text = `${HEAD}\n${row('JOURNEY-1', '0.8')}\n${row('JOURNEY-2', 'most')}\n`
  await page.goto('/imports/new')
  await expect(page.getByLabel('PCN workbook (ePCN)')).toHaveCount(0)
  await page.getByText('6 kinds that you may not import').click()
  await expect(page.getByText(/PCN workbook \(ePCN\)\. You may not/)).toBeVisible()
  await page.getByRole('radio', { name: 'Posts' }).check()
  await expect(page.getByLabel('Day the file describes')).toHaveCount(0)
  await upload(page, { name, text })
  await page.getByRole('button', { name: 'Read the file' }).click()

  await expect(page.getByRole('alert')).toContainText('there is no column pcn_code')
  for (const [column, heading] of [
    ['pcn_code', 'Network'],
    ['reference', 'Ref'],
    ['role_type', 'Role'],
    ['opened_on', 'First day'],
    ['wte_funded', 'WTE'],
  ]) {
    await page.getByRole('combobox', { name: column }).fill(heading ?? '')
  }
  await accessible(page)
  await page.getByRole('button', { name: 'Read the file' }).click()

  await expect(heading(page, /^Posts, /)).toBeFocused()
  await expect(page.getByRole('table', { name: /^Changes/ })).toContainText('UD0001/JOURNEY-1')
  const file = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Rows left out, to mend' }).click()
  const left = Buffer.concat(await (await (await file).createReadStream()).toArray()).toString()
  expect(left).toContain('Network,Ref,Role,First day,WTE')
  expect(left).toContain('JOURNEY-2')
  expect(left).not.toContain('JOURNEY-1')
  expect(left).toContain('is no number')

  await page.getByRole('button', { name: /^Apply/ }).click()
  await page.getByLabel(/^I have seen the 1\srow that is left out$/).check()
  await page.getByRole('button', { name: /^Apply/ }).click()
  await expect(outcome(page, /^Applied: /)).toBeFocused()
  const posts = await page.request.get('/api/v1/posts?reference=JOURNEY-1')
  expect(((await posts.json()) as { items: unknown[] }).items).toHaveLength(1)
})
