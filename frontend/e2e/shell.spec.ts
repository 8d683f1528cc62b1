import { boardRows, expect, heading, test } from './support'

test('a move to another page goes to its heading, names the tab and starts at the top', async ({
  page,
}) => {
  await page.goto('/icbs')
  await page.getByRole('link', { name: 'Leicester, Leicestershire and Rutland' }).click()
  await expect(heading(page, 'Leicester, Leicestershire and Rutland')).toBeFocused()
  await expect(page).toHaveTitle('Leicester, Leicestershire and Rutland – Trellis')
  expect(await page.evaluate(() => window.scrollY)).toBe(0)
  await page.goBack()
  await expect(page).toHaveTitle('Integrated care boards – Trellis')
})

test('the first key press offers to skip to the content', async ({ page }) => {
  await page.goto('/')
  await expect(heading(page, 'London')).toBeVisible()
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to main content' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('the current place is marked in the navigation', async ({ page }) => {
  await page.goto('/icbs/QMF')
  const navigation = page.getByRole('navigation', { name: 'Main' })
  await expect(navigation.locator('[aria-current]')).toHaveText(['Boards'])
  await page.goto('/docs/errors')
  await expect(navigation.locator('[aria-current]')).toHaveText(['Developers'])
})

test('on a phone the menu opens, leads on and closes', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto('/')
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden()
  await page.getByText('Menu', { exact: true }).click()
  const menu = page.getByRole('navigation', { name: 'Menu' })
  await menu.getByRole('link', { name: 'Developers' }).click()
  await expect(heading(page, 'Developers')).toBeFocused()
  await expect(menu).toBeHidden()
})

test('nothing is kept in the browser and no font is loaded', async ({ page, context }) => {
  const fonts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'font') fonts.push(request.url())
  })
  await page.goto('/')
  await page.getByRole('link', { name: 'West and North London' }).first().click()
  await expect(heading(page, 'West and North London')).toBeVisible()
  const kept = await page.evaluate(() => localStorage.length + sessionStorage.length)
  expect(kept).toBe(0)
  // One that no script reads, while one is signed in; before that none (see sign-in.spec.ts).
  expect((await context.cookies()).map(({ name }) => name)).toEqual(['__Host-trellis'])
  expect(fonts).toEqual([])
})

test('when the server stops answering, the last answer stays and says that it is one', async ({
  page,
  context,
}) => {
  await page.goto('/icbs/QMF')
  await expect(heading(page, 'North East London')).toBeVisible()
  await page.getByRole('link', { name: 'Change the short name' }).click()
  await expect(heading(page, 'Change the short name')).toBeVisible()
  await context.setOffline(true)
  await page.getByLabel('Short name').fill('Never arrives')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('alert')).toContainText('The server did not answer')
  await expect(page.getByLabel('Short name')).toHaveValue('Never arrives')
  await context.setOffline(false)
})

test('a page that never arrived loads once the server is back', async ({ page, context }) => {
  await page.goto('/')
  await expect(heading(page, 'London')).toBeVisible()
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Boards' }).click()
  await expect(heading(page, 'Trellis cannot be reached')).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(heading(page, 'Trellis cannot be reached')).toBeVisible()
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(heading(page, 'Integrated care boards')).toBeVisible()
  await expect(page.getByRole('rowheader')).toHaveCount(36)
})

test('an older answer on screen is marked once the server cannot be reached', async ({
  page,
  context,
}) => {
  await page.clock.install()
  await page.goto('/')
  await expect(boardRows(page)).toHaveCount(4)
  await page.clock.fastForward('01:00')
  await context.setOffline(true)
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
  await page.clock.fastForward('00:10')
  await expect(page.getByText('Trellis cannot be reached')).toBeVisible()
  await expect(boardRows(page)).toHaveCount(4)

  await context.setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).first().click()
  await expect(page.getByText('Trellis cannot be reached')).toBeHidden()
})

test('print leaves out what paper cannot do, and motion is off where it is unwelcome', async ({
  page,
}) => {
  await page.emulateMedia({ media: 'print', reducedMotion: 'reduce' })
  await page.goto('/')
  await expect(page.getByRole('table').first()).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden()
  await expect(page.locator('.slider')).toBeHidden()
  await expect(page.getByRole('heading', { name: /^Position on/ })).toBeVisible()
  const moving = await page.evaluate(() => document.getAnimations().length)
  expect(moving).toBe(0)
})

test('a request can be copied', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/developers')
  const copy = page.getByRole('button', { name: 'Copy the request for one board' })
  await copy.click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(
    `curl "${new URL(baseURL ?? '').origin}/api/v1/icbs/QMJ?as_of=2026-03-31" \\\n  -H "Authorization: Bearer $TOKEN"`,
  )
  await expect(page.getByText('"West and North London"')).toBeVisible()
})
