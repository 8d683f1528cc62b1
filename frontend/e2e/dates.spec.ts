import { boardRows, expect, heading, test } from './support'

test('sliding back over 1 April 2026 turns four boards into five, by keyboard alone', async ({
  page,
}) => {
  await page.goto('/')
  const boards = boardRows(page)
  await expect(boards).toHaveCount(4)
  await expect(page.getByText('London has four integrated care boards.')).toBeVisible()

  const slider = page.getByRole('slider', { name: 'Position on' })
  await slider.focus()
  for (let i = 0; i < 20 && !page.url().includes('as_of=2026-04-01'); i++) {
    await page.keyboard.press('ArrowLeft')
    await page.waitForURL(/as_of=/)
  }
  await expect(boards).toHaveCount(4)

  await page.keyboard.press('ArrowLeft')
  await expect(page).toHaveURL(/as_of=2026-03-31/)
  await expect(boards).toHaveCount(5)
  await expect(
    page.getByRole('heading', { name: /^The five boards on 31\sMarch\s2026/ }),
  ).toBeVisible()
  await expect(slider).toBeFocused()
  await expect(slider).toHaveAttribute('aria-valuetext', /31\sMarch\s2026, five/)
  await expect(page.getByRole('status').filter({ hasText: 'London had five' })).toBeVisible()

  await page.keyboard.press('ArrowRight')
  await expect(boards).toHaveCount(4)
})

test('a dated address shows that day, and every link from it keeps the day', async ({ page }) => {
  await page.goto('/?as_of=2026-03-31')
  await expect(boardRows(page)).toHaveCount(5)
  await boardRows(page).getByRole('link', { name: 'North Central London' }).click()
  await expect(page).toHaveURL('/icbs/QMJ?as_of=2026-03-31')
  await expect(heading(page, 'North Central London')).toBeVisible()
  await expect(page.getByText('Open', { exact: true })).toBeVisible()

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Boards' }).click()
  await expect(page).toHaveURL('/icbs?as_of=2026-03-31')
  await expect(page.getByText(/^42 integrated care boards planned care/)).toBeVisible()

  await page.getByRole('link', { name: 'Accessibility' }).click()
  await expect(page).toHaveURL('/accessibility?as_of=2026-03-31')
})

test('any date can be typed, and one before the first boards says what to do', async ({ page }) => {
  await page.goto('/')
  await page.getByLabel('Or type a date').fill('1 May 2021')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page).toHaveURL(/as_of=2021-05-01/)
  await expect(page.getByRole('heading', { name: 'No boards on this day' })).toBeVisible()

  await page.getByRole('button', { name: /Go to 1\sJuly\s2022/ }).click()
  await expect(boardRows(page)).toHaveCount(5)
})

test('a date that is none is answered, and today is one press away', async ({ page }) => {
  await page.goto('/?as_of=2026-02-30')
  await expect(page.getByRole('alert')).toContainText('There is no 30 February 2026.')
  await page.goto('/icbs?as_of=banana')
  await expect(page.getByRole('alert')).toContainText('banana is not a date.')
  await page.getByLabel('Date', { exact: true }).fill('1st april 2026')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page).toHaveURL('/icbs?as_of=2026-04-01')
  await expect(heading(page, 'Integrated care boards')).toBeFocused()
  await page.goto('/?as_of=2026-02-30')
  await page.getByRole('link', { name: 'Show today’s position' }).click()
  await expect(boardRows(page)).toHaveCount(4)
})

test('a board that ended keeps its page and leads to the one after it, and back', async ({
  page,
}) => {
  await page.goto('/icbs/QMJ')
  await expect(page.getByText(/^This board closed on 31\sMarch\s2026\./)).toBeVisible()
  await page.getByRole('link', { name: 'West and North London' }).first().click()
  await expect(heading(page, 'West and North London')).toBeFocused()

  await page.goto('/icbs/Z9B2Z?as_of=2026-03-31')
  await expect(page.getByText(/^This board did not exist on 31\sMarch\s2026\./)).toBeVisible()
  await page.getByRole('link', { name: 'North West London' }).first().click()
  await expect(page).toHaveURL('/icbs/QRV?as_of=2026-03-31')
})

test('the date of a board’s page can be changed where it stands', async ({ page }) => {
  await page.goto('/icbs/QMJ')
  await page.getByText('Change the date').click()
  await page.getByLabel('Date', { exact: true }).fill('31 March 2026')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page).toHaveURL('/icbs/QMJ?as_of=2026-03-31')
  await expect(page.getByText('Its last day was', { exact: false })).toBeVisible()
})
