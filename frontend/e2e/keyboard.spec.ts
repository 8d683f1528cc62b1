import type { Page } from '@playwright/test'
import { expect, heading, NOBODY, test } from './support'

const pages = [
  ['/account', 'Your account'],
  ['/account/sessions', 'Your account'],
  ['/account/permissions', 'Your account'],
  ['/admin', 'Admin'],
  ['/people', 'People'],
  ['/people/invite', 'Invite someone'],
  ['/people/invitations', 'People'],
  ['/people/019a0000-0000-7000-8000-0000000000d4', 'Dora Demo'],
  ['/people/019a0000-0000-7000-8000-0000000000d4?ask=disable', 'Dora Demo'],
  ['/people/019a0000-0000-7000-8000-0000000000d4/give', 'Give a role'],
  ['/api-clients', 'API clients'],
  ['/api-clients/new', 'Make an API client'],
  ['/audit', 'Audit'],
  ['/docs/code-lists', 'Code lists'],
  ['/docs/changelog', 'Changelog'],
  ['/docs/sandbox', 'Sandbox'],
] as const

/** Whatever can be pressed or typed into, but for those a browser leaves to the arrow keys or takes no Tab for. */
const CONTROLS =
  'main :is(a[href], button, input:not([type=hidden], [type=radio]:not(:checked)), select, textarea, summary)'

/** Goes through the page with Tab alone. Tells what it never came to, and where one could not see where one is. */
async function walked(page: Page) {
  const waiting = await page.locator(CONTROLS).evaluateAll((all) => {
    const shown = all.filter((one) => one.checkVisibility())
    for (const one of shown) (one as HTMLElement).dataset.waits = 'yes'
    return shown.length
  })
  const unseen: string[] = []
  for (let i = 0; i < waiting + 60; i++) {
    await page.keyboard.press('Tab')
    const hidden = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement
      delete at.dataset.waits
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at)
      const seen = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
      return seen || at === document.body ? '' : at.outerHTML.slice(0, 120)
    })
    if (hidden) unseen.push(hidden)
  }
  const missed = await page
    .locator('[data-waits]')
    .evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 120)))
  return { waiting, missed, unseen }
}

for (const [path, title] of pages) {
  test(`everything on ${path} is reached by keyboard, and one sees where one is`, async ({
    page,
  }) => {
    test.slow()
    await page.goto(path)
    await expect(heading(page, title)).toBeVisible()
    await page.waitForLoadState('networkidle')
    const { waiting, missed, unseen } = await walked(page)
    expect(waiting).toBeGreaterThan(0)
    expect(missed).toEqual([])
    expect(unseen).toEqual([])
  })
}

test.describe('nobody', () => {
  test.use({ storageState: NOBODY })
  test('everything on /sign-in is reached by keyboard, and one sees where one is', async ({
    page,
  }) => {
    await page.goto('/sign-in')
    await expect(heading(page, 'Sign in')).toBeVisible()
    await page.waitForLoadState('networkidle')
    const { waiting, missed, unseen } = await walked(page)
    expect(waiting).toBeGreaterThan(5)
    expect(missed).toEqual([])
    expect(unseen).toEqual([])
  })
})
