import { expect, heading, test } from './support'

test('a slash goes to the search, arrows choose, Enter goes there', async ({ page }) => {
  await page.goto('/developers?as_of=2026-07-01')
  await expect(heading(page, 'Developers')).toBeVisible()
  await page.keyboard.press('/')
  const field = page.getByRole('combobox')
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('')
  await page.keyboard.type('hamersmith')
  const options = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option')
  await expect(options.filter({ hasText: 'Borough E09000013' })).toBeVisible()
  await expect(field).toHaveAttribute('aria-expanded', 'true')

  const count = await options.count()
  for (let i = 0; i < count; i++) {
    await page.keyboard.press('ArrowDown')
    const chosen = page.getByRole('option', { selected: true })
    await expect(chosen).toHaveCount(1)
    await expect(field).toHaveAttribute(
      'aria-activedescendant',
      (await chosen.getAttribute('id')) ?? '',
    )
    if ((await chosen.innerText()).includes('E09000013')) break
  }
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/boroughs/E09000013?as_of=2026-07-01')
  await expect(heading(page, 'Hammersmith and Fulham')).toBeFocused()
  await expect(field).toHaveValue('')
})

test('Escape closes the list, and Enter without a choice shows all that is found', async ({
  page,
}) => {
  await page.goto('/icbs')
  await expect(heading(page, 'Integrated care boards')).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('north london')
  const list = page.getByRole('listbox')
  await expect(list.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/search?q=north+london')
  await expect(heading(page, 'Search')).toBeFocused()
  await expect(page.getByRole('table', { name: 'Boards found' })).toContainText('Z9B2Z')
})

test('a code finds its owner, abolished or not', async ({ page }) => {
  await page.goto('/search?q=qmj')
  const row = page.getByRole('table', { name: 'Boards found' }).getByRole('row').nth(1)
  await expect(row).toContainText('North Central London')
  await expect(row).toContainText('Closed')
  await row.getByRole('link').click()
  await expect(page).toHaveURL('/icbs/QMJ')
})

test('a sub-ICB location is found by its code and leads to its board', async ({ page }) => {
  await page.goto('/search?q=93c')
  const found = page.getByRole('table', { name: 'Sub-ICB locations found' })
  await found.getByRole('row').filter({ hasText: '93C' }).first().getByRole('link').click()
  await expect(page).toHaveURL('/icbs/Z9B2Z')
})

test('nothing found says what can be searched for', async ({ page }) => {
  await page.goto('/search?q=zzqqxx')
  await expect(page.getByText(/^Nothing found for “zzqqxx”/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'the boroughs of London' })).toBeVisible()
  await page.goto('/search?q=z')
  await expect(page.getByText('Write 2 to 100 characters')).toBeVisible()
})

test('the list under the field arrives only with its first use', async ({ page }) => {
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  const part = page.waitForRequest(/\/assets\/.*\.js$/)
  await page.getByRole('combobox').focus()
  await part
})

test('on a phone the menu leads to the search', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto('/icbs')
  await page.getByText('Menu', { exact: true }).click()
  await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Search' }).click()
  await expect(heading(page, 'Search')).toBeFocused()
  await page.getByLabel('A name, now or former, or a code').fill('camden')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/search?q=camden')
  await expect(page.getByRole('link', { name: 'Camden', exact: true })).toBeVisible()
})
