import { accessible } from './imports-support'
import { test as base, expect, heading, stateOf } from './support'

/** Journeys of the demonstration's board lead. */
const test = base.extend({
  storageState: async ({ browser, origin }, use) => {
    await use(await stateOf(browser, 'ICB lead', origin))
  },
})

test('what presses on a board’s page becomes an action, which is done, opened again and dropped', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await page.goto('/icbs/Z9B2Z/embedding')
  const make = page.getByRole('link', { name: /^Make this an action/ }).first()
  await make.focus()
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Raise an action')).toBeVisible()
  await expect(page.getByLabel('PCN, by name or code')).toHaveValue(/^.+ Demo \d+ \(UD\d{4}\)$/)
  await expect(page.getByLabel('Why?')).not.toHaveValue('other')
  const prefilled = page.url()
  await accessible(page)

  // What is missing stands at its field, and what is past is refused.
  await page.getByRole('button', { name: 'Raise the action' }).click()
  const problem = page.getByRole('alert').filter({ hasText: 'There is a problem' })
  await expect(problem).toBeFocused()
  await problem.getByRole('link', { name: 'Say whose it is.' }).click()
  await expect(page.getByLabel('Whose is it?')).toBeFocused()
  await page.keyboard.type('Clinical director')
  await page.getByLabel('What is to be done?').fill('Go through it with the practices')
  await page.getByLabel('By when?').fill('1 January 2020')
  await page.getByRole('button', { name: 'Raise the action' }).click()
  await expect(page.getByLabel('By when?')).toHaveAccessibleDescription(/This day is over/)
  await accessible(page)
  await page.getByLabel('By when?').fill('31 March 2031')
  await page.getByRole('button', { name: 'Raise the action' }).click()
  await expect(heading(page, 'Go through it with the practices')).toBeVisible()
  await accessible(page)
  const action = page.url()

  await expect(page.getByText('This no longer presses')).toHaveCount(0)

  // A second one for the same is refused, and leads to the first.
  await page.goto(prefilled)
  await page.getByLabel('What is to be done?').fill('The same in other words')
  await page.getByLabel('Whose is it?').fill('Somebody else')
  await page.getByLabel('By when?').fill('31 March 2031')
  await page.getByRole('button', { name: 'Raise the action' }).click()
  await expect(page.getByText(/is under way for this already/).first()).toBeVisible()
  await page.getByRole('link', { name: 'Go to the action that is under way' }).click()
  await page.getByRole('button', { name: 'Leave without saving' }).click()
  await expect(page).toHaveURL(action)

  // It stands where it presses, and in the list.
  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByText('Improvement').click()
  await expect(page.getByRole('link', { name: 'Go through it with the practices' })).toBeVisible()
  await accessible(page)
  await page.goto('/icbs/Z9B2Z/embedding')
  await expect(
    page.getByRole('link', { name: /^Clinical director, due 31\s+March\s+2031$/ }).first(),
  ).toBeVisible()

  // Begun, changed, done with an outcome, opened again and dropped.
  await page.goto(action)
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'in progress' })).toBeFocused()
  await page.getByRole('button', { name: 'Change' }).click()
  await expect(page.getByLabel('By when?')).toHaveValue('31 March 2031')
  await page.getByLabel('Whose is it?').fill('Practice manager')
  await accessible(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'saved' })).toBeFocused()
  await page.getByRole('button', { name: 'It is done' }).click()
  await expect(page.getByLabel(/^What came of it/)).toBeFocused()
  await page.keyboard.type('Every practice took part')
  await page.getByRole('button', { name: 'It is done' }).click()
  await expect(page.getByText(/^Done on/)).toBeVisible()
  await expect(page.getByText('Every practice took part')).toBeVisible()
  await accessible(page)
  await page.getByRole('button', { name: 'Open it again' }).click()
  await expect(page.getByText('Every practice took part')).toBeHidden()
  await page.getByLabel(/^What came of it/).fill('The journey is over')
  await page.getByRole('button', { name: 'Drop it' }).click()
  await expect(page.getByText(/^Dropped on/)).toBeVisible()
})

test('an action says that what it was raised for presses no longer, on its page and in its row', async ({
  page,
}) => {
  await page.route('**/api/v1/pcns/*/embedding*', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { ...(await response.json()), act_next: [] } })
  })
  await page.goto('/embedding/actions')
  const row = page.getByRole('row').filter({ hasText: 'A gate is not met' }).first()
  await expect(row).toContainText('This no longer presses')
  await accessible(page)
  await row.getByRole('rowheader').getByRole('link').click()
  await expect(
    page.getByText('This no longer presses: what it was raised for does not hold today.'),
  ).toBeVisible()
  await accessible(page)
})

test('the list is filtered in its address, says what is overdue, and can be had as a file', async ({
  page,
}) => {
  await page.goto('/embedding/actions?status=all')
  await expect(heading(page, 'Improvement actions')).toBeVisible()
  await page.getByLabel('How far').selectOption('done')
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(page).toHaveURL(/status=done/)
  await expect(page.getByRole('cell', { name: 'Done', exact: true }).first()).toBeVisible()
  const file = page.getByRole('link', { name: 'Download CSV' })
  await expect(file).toHaveAttribute('href', '/api/v1/improvement_actions.csv?status=done')
  await page.getByLabel('PCN, by name or code').fill('Camden Demo 1')
  await expect(page.locator('input[name=pcn]')).toHaveValue(/^UD\d{4}$/)
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(page).toHaveURL(/pcn=UD\d{4}/)
  await expect(page.getByLabel('PCN, by name or code')).toHaveValue(/^Camden Demo 1 \(UD\d{4}\)$/)
  await page.getByLabel('PCN, by name or code').fill('ud9999')
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(page).toHaveURL(/pcn=UD9999/)
  await expect(page.getByText('Nothing matches.')).toBeVisible()
  await page.getByRole('link', { name: 'Clear the filters' }).click()
  await expect(page.locator('.lede')).toContainText('within your reach')
  await accessible(page)
})

test.describe('at 320 pixels', () => {
  test.use({ viewport: { width: 320, height: 900 } })
  test('a network’s page says what presses and who does something about it', async ({ page }) => {
    const fits = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
      )
    await page.goto('/embedding/actions')
    await page.getByRole('link', { name: 'Camden Demo 3' }).first().click()
    await expect(page.getByRole('heading', { level: 2, name: 'Act next' })).toBeVisible()
    await expect(page.getByRole('link', { name: /^PCN manager, due/ }).first()).toBeVisible()
    expect(await fits()).toBe(true)
    await accessible(page)
    await page.getByRole('link', { name: /^Work out with the team/ }).click()
    await expect(page.getByText('In progress').first()).toBeVisible()
    expect(await fits()).toBe(true)
    await accessible(page)
  })
})
