import { as, begin, LEAD, layAside, rateTheRest } from './assessment-support'
import { accessible } from './imports-support'
import { button, press, said, test } from './posts-support'
import { asked, expect, FROM_PAGE } from './support'

const REASON = 'Nobody of the network is there before January.'

/** How the programme lays aside what a network and its board leave open, and who agreed to what they do not. */
export function discarding() {
  test('a programme admin discards what a network handed in and says why, and the network reads the reason and can begin another', async ({
    page,
    browser,
    origin,
  }) => {
    test.setTimeout(180_000)
    await page.goto('/embedding/assessments')
    await as(browser, LEAD, origin, (lead) => layAside(page, lead))
    const { id } = await begin(page)
    await rateTheRest(page, id)
    await page.goto(`/embedding/assessments/${id}/review`)
    await press(page, button(page, 'Submit'))
    await expect(page).toHaveURL(new RegExp(`${id}$`))
    await expect(button(page, 'Discard')).toHaveCount(0)

    await as(browser, LEAD, origin, async (lead) => {
      await lead.goto(`/embedding/assessments/${id}`)
      await expect(button(lead, 'Return to the network')).toBeVisible()
      await expect(button(lead, 'Discard')).toHaveCount(0)
    })

    await as(browser, 'Programme admin', origin, async (admin) => {
      await admin.goto(`/embedding/assessments/${id}`)
      await press(admin, button(admin, 'Discard'))
      const reason = admin.getByLabel('Why do you discard it?')
      await expect(reason).toBeFocused()
      await accessible(admin)
      // Thought better of, the keyboard is where it was.
      await press(admin, button(admin, 'Not now'))
      await expect(button(admin, 'Discard')).toBeFocused()
      await admin.keyboard.press('Enter')
      await press(admin, button(admin, 'Discard with this reason'))
      await expect(reason).toBeFocused()
      await expect(reason).toHaveAccessibleDescription(/Say why you discard it\./)
      await admin.keyboard.type('Gone')
      await press(admin, button(admin, 'Discard with this reason'))
      await expect(admin.getByRole('alert')).toContainText('Write ten characters or more.')
      await accessible(admin)
      await admin.getByRole('alert').getByRole('link').click()
      await expect(reason).toBeFocused()
      await reason.fill(REASON)
      await press(admin, button(admin, 'Discard with this reason'))
      await expect(said(admin, 'The assessment is discarded.')).toBeFocused()
      await expect(admin.locator('.notice').getByText(REASON)).toBeVisible()
      await expect(button(admin, 'Discard')).toHaveCount(0)
      await admin.reload()
      const made = admin.getByRole('region', { name: 'Changes made here' })
      await expect(made.getByRole('listitem').first()).toContainText('Assessment discarded')
      await accessible(admin)
    })

    await page.goto(`/embedding/assessments/${id}`)
    await expect(page.locator('.notice').getByText(REASON)).toBeVisible()
    const passed = page.getByRole('region', { name: 'How it came here' })
    await expect(passed.getByRole('listitem').last()).toContainText('Discarded')
    await expect(passed.getByRole('listitem').last()).toContainText(REASON)
    await page.goto('/embedding/assessments')
    await expect(button(page, 'Begin')).toBeVisible()
  })

  test('what the programme validated for a board is said to be so, on the page, on paper and in the list', async ({
    page,
    browser,
    origin,
  }) => {
    test.setTimeout(120_000)
    await page.goto('/embedding/assessments')
    await as(browser, LEAD, origin, (lead) => layAside(page, lead))
    const { id } = await begin(page)
    await rateTheRest(page, id)
    const { version } = await asked<{ version: number }>(page, `assessments/${id}`)
    const submitted = await page.request.post(`/api/v1/assessments/${id}/submit`, {
      headers: { ...FROM_PAGE, 'If-Match': `"v${version}"` },
    })
    expect(submitted.status(), await submitted.text()).toBe(200)

    await as(browser, 'Programme admin', origin, async (admin) => {
      await admin.goto(`/embedding/assessments/${id}`)
      await press(admin, button(admin, 'Validate'))
      await admin.keyboard.press('Enter')
      await expect(said(admin, 'The assessment is validated.')).toBeVisible()
    })

    await page.goto(`/embedding/assessments/${id}`)
    const record = page.getByRole('region', { name: 'On record' })
    await expect(record.getByText('Validated by the programme')).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    await expect(record.getByText('Validated by the programme')).toBeVisible()
    await page.emulateMedia({ media: null })
    await page.goto('/embedding/assessments?pcn=UD0001')
    const row = page.getByRole('row').filter({ hasText: 'Validated' })
    await expect(row.first()).toContainText('Validated by the programme')
    await accessible(page)
    await as(browser, LEAD, origin, (lead) => layAside(page, lead))
  })
}
