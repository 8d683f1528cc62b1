import { accessible } from './imports-support'
import { test } from './posts-support'
import { asked, expect, heading, NOBODY, signIn } from './support'

test.use({ storageState: NOBODY })

interface Overview {
  pcns: number
  icbs: { icb_name: string; pcns: number }[]
  unmapped: { pcns: number }
}

test('an analyst sees London board by board on either side of the merger, and no PCN by name', async ({
  page,
}) => {
  await signIn(page, 'Analyst')
  await page.goto('/embedding')
  await page.getByRole('link', { name: 'Every board side by side' }).click()
  await expect(heading(page, 'Embedding in London')).toBeVisible()
  await expect(page.locator('.lede')).toContainText('PCNs are established or embedded')
  await expect(page.locator('.multiple')).toHaveCount(4)
  await expect(page.getByRole('main')).not.toContainText(/Camden Demo|UD\d{4}/)
  await accessible(page)

  await page.goto('/embedding/overview?as_of=2026-03-31')
  await expect(page.locator('.multiple')).toHaveCount(5)
  const then = await asked<Overview>(page, 'embedding/overview?as_of=2026-03-31')
  await page
    .getByRole('navigation', { name: 'Boards' })
    .getByRole('link', { name: 'Of today' })
    .click()
  await expect(page.locator('.multiple')).toHaveCount(4)
  await expect(page).toHaveURL(/boundaries=now/)
  const now = await asked<Overview>(page, 'embedding/overview?as_of=2026-03-31&boundaries=now')
  for (const { pcns, icbs, unmapped } of [then, now]) {
    expect(icbs.reduce((sum, board) => sum + board.pcns, unmapped.pcns)).toBe(then.pcns)
    expect(pcns).toBe(then.pcns)
  }

  await page.getByRole('button', { name: 'Show as a table' }).first().click()
  const table = page.getByRole('table', { name: 'How the PCNs of each board stand' })
  await expect(table.getByRole('row')).toHaveCount(now.icbs.length + 2)
  const file = page.getByRole('link', { name: /^Download CSV/ }).first()
  expect(await file.getAttribute('href')).toContain('boundaries=now')
  await accessible(page)
})

test('a network is compared with its board, its region and its peers, and nobody is ranked', async ({
  page,
}) => {
  await signIn(page, 'Analyst')
  await page.goto('/pcns/UD0110/embedding')
  await page.getByRole('link', { name: /^Compare Islington Demo 1/ }).click()
  await expect(heading(page, 'Islington Demo 1 beside others')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Before you compare' })).toBeVisible()
  await expect(page.locator('.dots__mine')).toHaveCount(1)
  const board = await page.locator('.dots__other').count()
  await accessible(page)

  await page
    .getByRole('navigation', { name: 'Beside' })
    .getByRole('link', { name: 'Its region' })
    .click()
  await expect(page).toHaveURL(/with=region/)
  await expect(page.locator('.dots__mine')).toHaveCount(1)
  expect(await page.locator('.dots__other').count()).toBeGreaterThan(board)
  const slider = page.getByRole('slider')
  await slider.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('status').filter({ hasText: /A PCN at \d+%/ })).toBeVisible()

  const peers = page.getByRole('table', { name: 'The PCNs most like it' })
  await expect(peers.getByRole('row')).toHaveCount(11)
  await accessible(page)
})

test('a PCN manager sees their peers without names', async ({ page }) => {
  await signIn(page, 'PCN manager')
  await page.goto('/pcns/UD0001/embedding/compare')
  await expect(heading(page, 'Barking and Dagenham Demo 1 beside others')).toBeVisible()
  // Another journey has it assessed.
  await expect(page.locator('.lede')).toContainText(/not a score of zero|The median of the/)
  const peers = page.getByRole('table', { name: 'The PCNs most like it' })
  await expect(peers.getByText('A PCN beyond your reach')).toHaveCount(10)
  await page.goto('/pcns/UD0110/embedding/compare')
  await expect(heading(page, 'Embedding not found')).toBeVisible()
})
