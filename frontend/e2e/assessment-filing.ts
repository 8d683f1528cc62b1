import { as, LEAD, layAside } from './assessment-support'
import { accessible, applyImport, sendImport, undoImports } from './imports-support'
import { link, press, test } from './posts-support'
import { expect, heading } from './support'

const TITLE = 'ratings from a spreadsheet begin a draft'
const FILE = 'pcn_code,criterion_code,role_type,level,reason,evidence,evidence_url'

/** How an assessment is begun by a file. */
export function filing() {
  test('ratings from a spreadsheet begin a draft, which is said before, linked after, and stays when the file is undone', async ({
    page,
    browser,
    origin,
  }) => {
    test.setTimeout(120_000)
    await page.goto('/imports')
    await as(browser, LEAD, origin, (lead) => layAside(page, lead))
    await undoImports(page, TITLE)
    const text = `${FILE}\nUD0001,A1,,0,Begun anew,,\n`
    const name = 'ratings-from-a-spreadsheet-begin-a-draft.csv'
    const { id } = await sendImport(page, { name, text }, { kind: 'assessments' })
    await page.goto(`/imports/${id}`)
    await expect(page.getByText('A draft of the core criteria')).toBeVisible()
    await expect(
      page.getByText(/of the core criteria where the file names no others/),
    ).toBeVisible()
    await expect(page.getByText('Not known')).toHaveCount(0)
    await expect(page.getByText(/Commissioner/)).toHaveCount(0)
    await accessible(page)
    await applyImport(page, id)
    await page.reload()
    await press(page, link(page, 'Look it over, and submit it'))
    await expect(heading(page, 'Assessments')).toBeVisible()
    await expect(page.getByRole('row').nth(1)).toContainText('Draft')
    await undoImports(page, TITLE)
    await page.goto(`/imports/${id}`)
    await expect(page.getByText(/A draft that this file began stays/)).toBeVisible()
    await page.goto('/embedding/assessments?status=draft')
    await expect(page.getByRole('row').nth(1)).toContainText('Draft')
    await as(browser, LEAD, origin, (lead) => layAside(page, lead))
  })
}
