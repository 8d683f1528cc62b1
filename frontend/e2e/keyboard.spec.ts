import type { Page } from '@playwright/test'
import { watched } from './quiet'
import { expect, heading, NOBODY, test } from './support'

// A failure names the page and the element: pictures of every step would tell no more, and cost a tenth of the time.
test.use({ trace: 'off' })

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

/**
 * Goes once round the page with Tab alone. Tells what it never came to, and where one could not see where one is. The round
 * ends where it comes to something a second time; a control may be several stops, which follow each other.
 */
async function walked(page: Page) {
  const waiting = await page.locator(CONTROLS).evaluateAll((all) => {
    const shown = all.filter((one) => one.checkVisibility())
    for (const one of shown) (one as HTMLElement).dataset.waits = 'yes'
    return shown.length
  })
  const unseen: string[] = []
  let round = false
  for (let i = 0; i < waiting + 60 && !round; i++) {
    await page.keyboard.press('Tab')
    const [hidden, again] = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement
      const last = document.querySelector('[data-last]')
      last?.removeAttribute('data-last')
      at.dataset.last = 'yes'
      const again = at !== last && at !== document.body && at.dataset.walked === 'yes'
      at.dataset.walked = 'yes'
      delete at.dataset.waits
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at)
      const seen = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
      return [seen || at === document.body ? '' : at.outerHTML.slice(0, 120), again] as const
    })
    if (hidden) unseen.push(hidden)
    round = again
  }
  const missed = await page
    .locator('[data-waits]')
    .evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 120)))
  return { waiting, missed, unseen }
}

// Several pages in one tab, which fetches and compiles the program once.
const IN_ONE_TAB = 4

for (let from = 0; from < pages.length; from += IN_ONE_TAB) {
  const group = pages.slice(from, from + IN_ONE_TAB)
  const paths = group.map(([path]) => path).join(', ')
  test(`everything on ${paths} is reached by keyboard, and one sees where one is`, async ({
    page,
  }) => {
    test.setTimeout(group.length * 60_000)
    const quiet = watched(page)
    for (const [path, title] of group) {
      await test.step(path, async () => {
        await page.goto(path)
        await expect.soft(heading(page, title), path).toBeVisible()
        await quiet()
        const { waiting, missed, unseen } = await walked(page)
        expect.soft(waiting, path).toBeGreaterThan(0)
        expect.soft(missed, path).toEqual([])
        expect.soft(unseen, path).toEqual([])
      })
    }
  })
}

test.describe('nobody', () => {
  test.use({ storageState: NOBODY })
  test('everything on /sign-in is reached by keyboard, and one sees where one is', async ({
    page,
  }) => {
    const quiet = watched(page)
    await page.goto('/sign-in')
    await expect(heading(page, 'Sign in')).toBeVisible()
    await quiet()
    const { waiting, missed, unseen } = await walked(page)
    expect(waiting).toBeGreaterThan(5)
    expect(missed).toEqual([])
    expect(unseen).toEqual([])
  })
})
