import { accessible } from './imports-support'
import { expect, heading, NOBODY, signIn, test } from './support'

test.use({ storageState: NOBODY })

test('anybody reads what networks are assessed against, on a desk and on a phone', async ({
  page,
}) => {
  // The longest page takes a slow machine a while to look through.
  test.slow()
  await page.goto('/')
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Embedding' })
    .click()
  await page.getByRole('link', { name: 'The framework' }).click()
  await expect(heading(page, 'Framework of embedding')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Begin a draft' })).toHaveCount(0)

  await page.getByRole('table').getByRole('link', { name: 'Version 1' }).click()
  await expect(heading(page, 'Embedding of personalised care roles')).toBeVisible()
  await expect(page.getByText('38 criteria in eight domains')).toBeVisible()

  // A domain is reached from the contents; a criterion has its levels by name, and what it is asked of.
  await page.getByRole('link', { name: 'Supervision and management' }).click()
  await expect(page).toHaveURL(/#D$/)
  const criterion = page.getByRole('article', { name: 'D2 Monthly supervision is happening' })
  await expect(criterion.getByRole('term')).toContainText([
    '0 Not started',
    '1 Emerging',
    '2 Developing',
    '3 Established',
    '4 Embedded',
    'Asked of',
    'Counts',
    'Level suggested from',
    'Source',
  ])
  await expect(criterion).toContainText('Gate')
  await expect(criterion).toContainText('Supervision agreed, and held in each of the last six')

  await accessible(page)
})

test('a version is had as a file, by a program, and as the list is', async ({ page }) => {
  await page.goto('/embedding/frameworks/1')
  await expect(heading(page, 'Embedding of personalised care roles')).toBeVisible()
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download JSON' }).click()
  expect((await waiting).suggestedFilename()).toBe('framework-version-1.json')
  await expect(page.getByText(/^curl ".*\/api\/v1\/embedding_frameworks\/1"$/)).toBeVisible()

  await page.goto('/embedding/frameworks')
  const file = page.getByRole('link', { name: 'Download CSV' })
  const answer = await page.request.get((await file.getAttribute('href')) ?? '')
  expect(await answer.text()).toMatch(/^\ufeff?framework_version,name,/)
})

test('on paper a version has every criterion, and nothing to press', async ({ page }) => {
  await page.goto('/embedding/frameworks/1')
  await expect(page.getByRole('article')).toHaveCount(38)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('article').last()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Download JSON' })).toBeHidden()
  await expect(page.getByRole('heading', { name: 'API' })).toBeHidden()
})

test('whoever is no programme admin is told so before anything is typed', async ({ page }) => {
  await signIn(page, 'ICB lead')
  await page.goto('/embedding/frameworks/new')
  await expect(heading(page, 'Not allowed')).toBeVisible()
  await page.goto('/embedding/frameworks')
  await expect(heading(page, 'Framework of embedding')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Begin a draft' })).toHaveCount(0)
})
