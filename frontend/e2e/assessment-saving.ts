import type { Page } from '@playwright/test'
import { type Assessment, as, begin, LEAD, layAside } from './assessment-support'
import { button, link, press, said, test } from './posts-support'
import { asked, expect, FROM_PAGE } from './support'

/** How an assessment saves itself. */
export function saving() {
  test('what could not be saved is not lost: it is tried again, kept from leaving, and saved over what somebody else saved', async ({
    page,
    browser,
    origin,
  }) => {
    test.setTimeout(150_000)
    await page.goto('/embedding/assessments')
    await as(browser, LEAD, origin, (lead) => layAside(page, lead))
    const { id } = await begin(page)
    await page.goto(`/embedding/assessments/${id}/A`)
    const level = (n: number) => page.locator(`#A1-${n}`)
    const other = async () => ((await level(0).isChecked()) ? 1 : 0)

    await expect(level(0)).toBeVisible()

    // The connection is lost: what was chosen stays, and nobody leaves without being asked.
    await page.context().setOffline(true)
    const first = await other()
    await level(first).check()
    await expect(said(page, 'Not saved.')).toBeVisible()
    await press(page, link(page, /^← Overview/))
    await expect(page.getByText('Your last change is not saved')).toBeVisible()
    await press(page, button(page, 'Stay on this page'))
    await expect(level(first)).toBeChecked()
    await page.context().setOffline(false)
    await expect(said(page, /^Saved \d\d:\d\d$/)).toBeVisible({ timeout: 20_000 })

    // Somebody else answers the same meanwhile.
    const { version } = await asked<{ version: number }>(page, `assessments/${id}`)
    const theirs = await page.request.put(`/api/v1/assessments/${id}/ratings`, {
      headers: { ...FROM_PAGE, 'If-Match': `"v${version}"` },
      data: {
        ratings: [
          { criterion_code: 'A1', level: 4, reason: 'Seen by another' },
          { criterion_code: 'A2', level: 4, reason: 'Seen by another' },
        ],
      },
    })
    expect(theirs.status(), await theirs.text()).toBe(200)
    const mine = await other()
    await level(mine).check()
    await expect(page.getByText('The assessment was changed elsewhere')).toBeVisible()
    await press(page, button(page, 'Save mine'))
    await expect(said(page, /^Saved/)).toBeVisible()
    await page.reload()
    await expect(level(mine)).toBeChecked()
    await expect(page.locator('#A2-4')).toBeChecked()

    // A reason for what does not apply is asked for, and set aside with another answer.
    await page.locator('#A3-none').check()
    await expect(page.getByLabel('Why does it not apply?')).toHaveAttribute('id', 'A3-reason')
    await expect(page.locator('#A3-reason-error')).toHaveCount(0)
    await page.getByLabel('Why does it not apply?').fill('One role is deployed')
    await expect(said(page, /^Saved/)).toBeVisible()
    await page.locator('#A3-2').check()
    await expect(page.getByText('You said before why it does not apply:')).toBeVisible()
    await expect(said(page, /^Saved/)).toBeVisible()
    const { ratings } = await asked<{
      ratings: { criterion_code: string; reason: string | null }[]
    }>(page, `assessments/${id}`)
    expect(ratings.find(({ criterion_code }) => criterion_code === 'A3')?.reason).toBeNull()
    await as(browser, LEAD, origin, (lead) => layAside(page, lead))
  })

  test('two colleagues who rate different domains of one assessment save without a word of the other’s', async ({
    page,
    browser,
    origin,
  }) => {
    test.setTimeout(120_000)
    await page.goto('/embedding/assessments')
    await as(browser, LEAD, origin, (lead) => layAside(page, lead))
    const { id } = await begin(page)
    /** Chooses another level of a place than it has. */
    const rate = async (on: Page, place: string) => {
      const level = (await on.locator(`[id="${place}-0"]`).isChecked()) ? 1 : 0
      await on.locator(`[id="${place}-${level}"]`).check()
      return level
    }
    await as(browser, 'PCN manager', origin, async (colleague) => {
      await page.goto(`/embedding/assessments/${id}/A`)
      await colleague.goto(`/embedding/assessments/${id}/B`)
      await expect(page.locator('#A1-0')).toBeVisible()
      await expect(colleague.locator('#B1-splw-0')).toBeVisible()
      const a1 = await rate(page, 'A1')
      await expect(said(page, /^Saved \d\d:\d\d$/)).toBeVisible()
      // Each saves on top of a version that the other has made old.
      const b1 = await rate(colleague, 'B1-splw')
      const besides = /^Saved \d\d:\d\d. Also changed by somebody else just now.$/
      await expect(said(colleague, besides)).toBeVisible()
      const a2 = await rate(page, 'A2')
      await expect(said(page, besides)).toBeVisible()
      await expect(page.getByText('The assessment was changed elsewhere')).toHaveCount(0)
      const { ratings } = await asked<Assessment>(page, `assessments/${id}`)
      const levelOf = (code: string, role: string | null) =>
        ratings.find((one) => one.criterion_code === code && one.role_type === role)?.level
      expect([levelOf('A1', null), levelOf('A2', null), levelOf('B1', 'splw')]).toEqual([
        a1,
        a2,
        b1,
      ])
    })
    await as(browser, LEAD, origin, (lead) => layAside(page, lead))
  })
}
