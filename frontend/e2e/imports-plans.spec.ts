import { applyImport, csvOf, nameOf, sendImport, undoImports, upToDate } from './imports-support'
import { asked, expect, test } from './support'

/** Whatever a test applied is undone, and whatever it planned is laid aside. */
test.afterEach(({ page }, { title }) => undoImports(page, title))

test('a plan whose rows all wait says so, and not that they are on record', async ({ page }, {
  title,
}) => {
  const text = 'pcn_code,borough_gss_code\nU99991,E09000007\nU99992,E09000007\nU99993,E09000007\n'
  const file = { name: `${nameOf(title)}.csv`, text }
  const plan = await sendImport(page, file, { kind: 'pcn_boroughs' })
  await page.goto(`/imports/${plan.id}`)
  await upToDate(page)
  await expect(page.locator('.lede')).toContainText('changes nothing yet')
  await expect(page.locator('.lede')).toContainText(/all 3\srows wait until another file names/)
  await expect(page.getByRole('heading', { name: /^3\srows waiting$/ })).toBeVisible()
  await expect(page.getByText('on record already')).toHaveCount(0)
})

test('a plan that ends the demonstration says so before it is applied', async ({ page }, {
  title,
}) => {
  const { is_demo } = await asked<{ is_demo: boolean }>(page, 'regions/Y56')
  const plan = await sendImport(page, csvOf(title, 'U90012', '93C', [['Z90111', '20240101']]))
  await page.goto(`/imports/${plan.id}`)
  await upToDate(page)
  const words = page.locator('.lede').getByText('in place of the demonstration')
  await expect(words).toHaveCount(is_demo ? 1 : 0)
})

test('the same file counts once only as the same kind and of the same day', async ({ page }, {
  title,
}) => {
  const file = csvOf(title, 'U90013', 'ZZC', [['Z90121', '20240101']])
  const first = await sendImport(page, file)
  await applyImport(page, first.id)
  const again = await sendImport(page, file)
  await page.goto(`/imports/${again.id}`)
  await expect(page.getByText('A file applied twice counts once.')).toBeVisible()

  const other = await sendImport(page, file, { as_at: '2026-09-01' })
  await page.goto(`/imports/${other.id}`)
  const notice = page.locator('.notice').filter({ hasText: 'A file with the same content' })
  await expect(notice).toContainText(/as PCN workbook \(ePCN\), 1\sOctober\s2026\./)
  await expect(page.getByText('counts once')).toHaveCount(0)
})

test('the slider stops at the days that files describe, and says which files a day rests on', async ({
  page,
}, { title }) => {
  const file = csvOf(title, 'U90014', 'ZZD', [['Z90131', '20240101']])
  await applyImport(page, (await sendImport(page, file, { as_at: '2023-02-03' })).id)
  const slider = page.getByRole('slider', { name: 'Position on' })
  await expect(async () => {
    await page.goto('/?as_of=2023-02-02')
    await page.waitForLoadState('networkidle')
    await slider.press('ArrowRight')
    await expect(page).toHaveURL(/as_of=2023-02-03/, { timeout: 3000 })
  }).toPass()
  const region = await asked<{ evidence_before: string | null; evidence_after: string | null }>(
    page,
    'regions/Y56/organisations?as_of=2023-02-03',
  )
  const rests = page.locator('.as-of__foot').getByText(/Its PCNs are (worked out from|as)/)
  await expect(rests).toHaveCount(region.evidence_before || region.evidence_after ? 1 : 0)
})
