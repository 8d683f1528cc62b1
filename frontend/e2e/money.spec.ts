import { asked, expect, heading, NOBODY, signIn, test } from './support'

const MANAGER = 'Farid Demo'
const LEAD = 'Eun-ji Demo'
const NETWORK = 'UD0001'

/** A month of long ago that no other run has written anything down of. */
function someMonth(): string {
  const at = Math.floor(Math.random() * 228)
  return `${2001 + Math.floor(at / 12)}-${String(1 + (at % 12)).padStart(2, '0')}`
}

test('a rate that is entered late is worked into the forecast, which says what it changed', async ({
  page,
}) => {
  for (const amount of ['40,000', '42,000']) {
    await page.goto('/rates')
    await page.getByRole('link', { name: 'Enter a rate' }).click()
    await page.getByLabel('Role').selectOption({ label: 'Social prescribing link workers' })
    await page.getByLabel('Zone').selectOption({ label: 'Outer London' })
    await page.getByLabel('Most that is reimbursed').fill(amount)
    await page.getByLabel('First day').fill('1 April 2026')
    await page.getByLabel('Source', { exact: true }).fill('Network Contract DES 2026/27')
    await page.getByRole('button', { name: 'Save the rate' }).click()
    await expect(heading(page, 'Social prescribing link workers, outer London')).toBeVisible()
  }
  await expect(page.getByRole('definition').filter({ hasText: 'Not checked' })).toBeVisible()

  await page.goto(`/pcns/${NETWORK}/entitlement?financial_year=2026/27`)
  const why = page.getByRole('region', { name: 'Why the forecast changed' })
  await expect(why).toContainText(
    'Link workers in outer London: £42,000 instead of £40,000 from 1 April 2026',
  )
  await expect(
    why.getByRole('listitem').filter({ hasText: 'in outer London: £42,000 instead of £40,000' }),
  ).toBeVisible()
  await expect(why).toContainText('For months that were over.')
})

test('what is wrong with a rate stands beside its field', async ({ page }) => {
  await page.goto('/rates/cards/new')
  await page.getByLabel('Most that is reimbursed').fill('a lot')
  await page.getByLabel('First day').fill('31 February 2026')
  await page.getByRole('button', { name: 'Save the rate' }).click()
  await expect(page.getByRole('alert')).toContainText('There is no 31 February 2026.')
  await page.getByRole('link', { name: 'Write the amount in pounds' }).click()
  await expect(page.getByLabel('Most that is reimbursed')).toBeFocused()
  await expect(page).toHaveTitle(/^Error: /)
})

test.describe('of one network', () => {
  test.use({ storageState: NOBODY })

  test('a claim is written down by the network, and approved and adjusted by its board', async ({
    page,
  }) => {
    await signIn(page, MANAGER)
    await page.goto(`/claims/new?pcn=${NETWORK}&month=${someMonth()}-01&role_type=cc`)
    await page.getByLabel('WTE claimed for').fill('1.8')
    await page.getByLabel('Amount, in pounds').fill('60,238.50')
    await page.getByRole('button', { name: 'Save the claim' }).click()
    await expect(heading(page, /^Claim for /)).toBeVisible()
    await page.getByLabel('Amount, in pounds').fill('6,023.85')
    await page.getByRole('button', { name: 'Put the claim right' }).click()
    await expect(page.getByText('The claim is put right.')).toBeVisible()
    await expect(page.getByText('£6,023.85').first()).toBeVisible()
    await expect(page.getByRole('button', { name: /^Approve/ })).toHaveCount(0)
    const address = page.url()

    await page.context().clearCookies()
    await signIn(page, LEAD)
    await page.goto(address)
    await page.getByRole('button', { name: 'Approve £6,023.85' }).click()
    await expect(
      page.getByRole('status').filter({ hasText: 'The claim is approved.' }),
    ).toBeFocused()
    await page.getByLabel('Amount, in pounds').fill('6000')
    await page.getByRole('button', { name: 'Adjust the claim' }).click()
    await expect(page.getByLabel('Why?')).toHaveAttribute('aria-invalid', 'true')
    await page.getByLabel('Why?').fill('Two days were claimed twice')
    await page.getByRole('button', { name: 'Adjust the claim' }).click()
    await expect(page.getByText('The claim is adjusted.')).toBeVisible()
    await expect(page.getByText('Two days were claimed twice')).toBeVisible()

    await page.context().clearCookies()
    await signIn(page, 'Programme admin')
    await page.goto(address)
    const past = page.getByRole('table', { name: /as it was saved/ })
    await expect(past.getByRole('row', { name: /^Put right/ })).toContainText(`£6,023.85${MANAGER}`)
    await expect(past.getByRole('row', { name: /^Approved/ })).toContainText(`£6,023.85${LEAD}`)
    await expect(past.getByRole('row', { name: /^Adjusted/ })).toContainText(`£6,000${LEAD}`)
  })

  test('a month is entered by keyboard alone, adding up while one types', async ({ page }) => {
    await signIn(page, MANAGER)
    await page.goto(`/pcns/${NETWORK}/service-figures/splw/${someMonth()}`)
    await expect(heading(page, /^(Enter|Change) /)).toBeVisible()
    const type = async (label: string, text: string) => {
      await page.getByLabel(label, { exact: true }).focus()
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type(text)
    }
    await type('Referrals', '42')
    await type('Declined', '50')
    await type('GP practice', '30')
    await type('Self-referral', '10')
    const source = page.getByRole('group', { name: 'Referrals by source' })
    await expect(source.getByRole('status')).toHaveText('40 of 42 referrals, 2 to go.')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText('More people declined than were referred.')
    await expect(source).toContainText('The groups by source add up to 40, but there were 42')
    await expect(page.getByLabel('Declined', { exact: true })).toHaveAttribute(
      'aria-invalid',
      'true',
    )

    await type('Declined', '6')
    await source.getByRole('button', { name: 'Count the other 2 as not known' }).focus()
    await page.keyboard.press('Enter')
    await expect(source.getByRole('status')).toHaveText('All 42 referrals are counted.')
    await page.getByRole('button', { name: /^Save / }).focus()
    await page.keyboard.press('Enter')
    await expect(heading(page, 'Service figures')).toBeVisible()
    await expect(page.getByText(/ is saved\.$/)).toBeVisible()
  })

  test('figures come back from their file without change, and only the network sees small counts', async ({
    page,
  }) => {
    await signIn(page, MANAGER)
    const list = await asked<{ items: { month: string; referrals: number }[] }>(
      page,
      `service_figures?pcn_code=${NETWORK}&role_type=hwbc&limit=12`,
    )
    const small = list.items.find(({ referrals }) => referrals > 0 && referrals < 5)
    expect(small, 'a month with few referrals').toBeDefined()

    await page.goto(`/pcns/${NETWORK}/service-figures?role_type=hwbc`)
    const table = page.getByRole('table', { name: /^What health and wellbeing coaches did/ })
    const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' })
    const row = table.getByRole('row', { name: month.format(new Date(small?.month ?? '')) })
    await expect(row.getByRole('cell').first()).toHaveText(String(small?.referrals))
    const address = await page.getByRole('link', { name: 'Download CSV' }).getAttribute('href')
    const file = await (await page.request.get(address ?? '')).body()
    const planned = await page.request.post('/api/v1/imports?dry_run=true', {
      headers: { 'Sec-Fetch-Site': 'same-origin' },
      multipart: {
        kind: 'service_figures',
        file: { name: 'figures.csv', mimeType: 'text/csv', buffer: file },
      },
    })
    expect(planned.status()).toBe(201)
    expect(await planned.json()).toMatchObject({ changes: 0, left_out: 0 })

    await page.context().clearCookies()
    await signIn(page, LEAD)
    await page.goto(`/pcns/${NETWORK}/service-figures?role_type=hwbc`)
    await expect(row.getByRole('cell').first()).toHaveText('Suppressed')
    await expect(page.getByText('counts of 1 to 4')).toBeVisible()
    await expect(page.getByRole('link', { name: /^Enter / })).toHaveCount(0)
  })

  test('a board reads its networks year by year, and what they add up to', async ({ page }) => {
    await signIn(page, LEAD)
    await page.goto('/icbs/QMF/entitlement?financial_year=2026/27')
    await page.getByRole('navigation', { name: 'Financial year' }).getByText('2025/26').click()
    await expect(page).toHaveURL(/financial_year=2025/)
    const answer = await asked<{ items: { pcn_name: string }[]; claimed_pence: number }>(
      page,
      'icbs/QMF/entitlement?financial_year=2025/26',
    )
    const pounds = `£${Math.round(answer.claimed_pence / 100).toLocaleString('en-GB')}`
    const table = page.getByRole('table', { name: /by PCN/ })
    await expect(table.getByRole('row')).toHaveCount(answer.items.length + 2)
    await expect(table.getByRole('row').last()).toContainText(pounds)
    await table.getByRole('link').first().click()
    await expect(page).toHaveURL(/\/pcns\/\w+\/entitlement\?financial_year=2025/)
    await expect(page.getByText('financial year 2025/26')).toBeVisible()
  })
})
