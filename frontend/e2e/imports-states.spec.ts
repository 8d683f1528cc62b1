import {
  accessible,
  applied,
  applyImport,
  csvOf,
  discardImport,
  outcome,
  sendImport,
  undoImports,
  upload,
  upToDate,
} from './imports-support'
import { expect, heading, test } from './support'

/** Whatever a test applied is undone, and whatever it planned is laid aside. */
test.afterEach(({ page }, { title }) => undoImports(page, title))

test('what is wrong with the form or the file is said at its field', async ({ page }) => {
  await page.goto('/imports/new')
  const read = page.getByRole('button', { name: 'Read the file' })
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' })
  await read.click()
  await expect(summary).toContainText('Choose the kind of file.')
  await expect(summary).toContainText('Choose a file.')
  await expect(page).toHaveTitle(/^Error: Import a file/)
  await summary.getByRole('link', { name: 'Choose the kind of file.' }).click()
  await expect(page.getByRole('radio').first()).toBeFocused()

  await page.getByLabel('Boroughs of PCNs').check()
  await upload(page, { name: 'sizes.csv', text: 'practice_code,list_size\nA00001,1\n' })
  await page.getByLabel('Day the file describes').fill('31 June 2026')
  await read.click()
  const day = page.getByLabel('Day the file describes')
  await expect(day).toHaveAccessibleDescription(/There is no 31 June 2026\./)
  await day.fill('30 June 2026')
  await read.click()
  const file = page.getByLabel('File', { exact: true })
  await expect(file).toHaveAccessibleDescription(/not a file of the kind/)
  await expect(summary).toBeFocused()
  await accessible(page)

  await upload(page, { name: 'page.csv', text: '%PDF-1.7 not a table' })
  await read.click()
  await expect(file).toHaveAccessibleDescription(/is a PDF, not a table/)

  await page.route('/api/v1/imports', (route) =>
    route.fulfill({
      status: 413,
      contentType: 'application/problem+json',
      json: { code: 'too_large', title: 'Too large', status: 413, detail: 'Send a zip of it.' },
    }),
  )
  await read.click()
  await expect(file).toHaveAccessibleDescription(/Send a zip of it\./)
})

test('a slow upload shows how far it is and can be stopped', async ({ page, context }) => {
  await page.goto('/imports/new?kind=list_sizes')
  await upload(page, { name: 'large.csv', text: `practice_code,list_size\n${'x'.repeat(3 << 20)}` })
  const line = await context.newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 400_000,
  })
  await page.getByLabel('Day the file describes').fill('1 July 2026')
  await page.getByRole('button', { name: 'Read the file' }).click()
  await expect(page.getByRole('heading', { name: 'Sending the file' })).toBeVisible()
  const bar = page.getByRole('progressbar', { name: 'Sending the file' })
  await expect(async () => {
    expect(Number(await bar.getAttribute('value'))).toBeGreaterThan(5)
  }).toPass()
  await accessible(page)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText(/^Stopped\./)).toBeVisible()
  await expect(page.getByText('large.csv, 3 MB')).toBeVisible()
})

test('a plan that other changes made untrue is planned again and says what is new', async ({
  page,
}, { title }) => {
  const mine = csvOf(title, 'U90003', 'ZZ3', [
    ['Z90021', '20240101'],
    ['Z90022', '20240101'],
  ])
  const theirs = csvOf(`${title}, theirs`, 'U90003', 'ZZ3', [['Z90021', '20240101']])
  const plan = await sendImport(page, mine)
  const other = await sendImport(page, theirs)
  await page.goto(`/imports/${plan.id}`)
  await upToDate(page)
  await expect(page.getByRole('button', { name: /^Apply 4\schanges$/ })).toBeVisible()
  await applyImport(page, other.id)
  await page.getByRole('button', { name: /^Apply 4\schanges$/ }).click()
  await expect(page.getByRole('alert')).toContainText('The plan is out of date')
  await page.getByRole('button', { name: 'Plan again' }).click()
  const news = page.getByRole('status').filter({ hasText: 'Planned again' })
  await expect(news).toBeFocused()
  await expect(news).toContainText('1 instead of 4')
  await applied(page, /^Apply 1\schange$/, /Applied: 1\schange made/)
})

test('a plan that others overtook offers to plan again, and cannot be applied', async ({ page }, {
  title,
}) => {
  const plan = await sendImport(page, csvOf(title, 'U90008', 'ZZ8', [['Z90071', '20240101']]))
  const theirs = csvOf(`${title}, theirs`, 'U90009', 'ZZ9', [['Z90081', '20240101']])
  const other = await sendImport(page, theirs)
  await applyImport(page, other.id)
  await page.goto(`/imports/${plan.id}`)
  await expect(page.getByText(/^This plan is out of date\./)).toBeVisible()
  const next = page.getByRole('region', { name: 'Plan again, then apply' })
  await expect(next).toContainText(/was (applied|undone) on .*, after this plan was worked out/)
  await expect(next.getByRole('button')).toHaveText(['Plan again'])
  await expect(page.getByRole('button', { name: /^Apply/ })).toHaveCount(0)
  await accessible(page)
  await next.getByRole('button').click()
  await expect(outcome(page, 'Planned again: it counts the same')).toBeFocused()
  await upToDate(page)
  await expect(page.getByRole('button', { name: /^Apply 3\schanges$/ })).toBeVisible()
})

test('an apply goes on when its page is left, and is shown on coming back', async ({ page }, {
  title,
}) => {
  const plan = await sendImport(page, csvOf(title, 'U90010', 'ZZA', [['Z90091', '20240101']]))
  let release = () => {}
  const held = new Promise<void>((done) => {
    release = done
  })
  await page.route('**/apply', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(`/imports/${plan.id}`)
  await upToDate(page)
  await page.getByRole('button', { name: /^Apply 3\schanges$/ }).click()
  await expect(page.getByText('You may leave this page; it goes on.')).toBeVisible()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Boards' }).click()
  await expect(heading(page, 'Integrated care boards')).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Applying…' })).toBeVisible()
  release()
  await expect(outcome(page, /Applied: 3\schanges made/)).toBeFocused()
})

test('a page opened while a plan is applied elsewhere shows how that ends', async ({ page }, {
  title,
}) => {
  const plan = await sendImport(page, csvOf(title, 'U90011', 'ZZB', [['Z90101', '20240101']]))
  await page.goto(`/imports/${plan.id}`)
  await expect(page.getByRole('heading', { name: 'Other imports' })).toBeVisible()
  await applyImport(page, plan.id)
  await expect(page.getByText(/^This file made 3\schanges on/)).toBeVisible({ timeout: 10_000 })
})

test('a plan that somebody else discarded is shown as it is now', async ({ page }, { title }) => {
  const plan = await sendImport(page, csvOf(title, 'U90004', 'ZZ4', [['Z90031', '20240101']]))
  await page.goto(`/imports/${plan.id}`)
  await upToDate(page)
  await expect(page.getByRole('button', { name: /^Apply 3\schanges$/ })).toBeVisible()
  await discardImport(page, plan.id)
  await page.getByRole('button', { name: /^Apply 3\schanges$/ }).click()
  await expect(page.getByRole('alert')).toContainText('Changed after you read it')
  await expect(page.getByText(/^This plan was discarded\./)).toBeVisible()
})

test('an undo that others depend on lists them, and a file sent twice changes nothing', async ({
  page,
}, { title }) => {
  const file = csvOf(title, 'U90005', 'ZZ5', [['Z90041', '20240101']])
  const plan = await sendImport(page, file)
  await applyImport(page, plan.id)
  const again = await sendImport(page, file)
  await page.goto(`/imports/${again.id}`)
  await upToDate(page)
  await expect(page.getByText(/^Applying this file changes nothing/)).toBeVisible()
  await expect(page.getByText('A file applied twice counts once.')).toBeVisible()
  await applied(page, 'Apply without changes', 'Applied: the file counts as evidence')
  await accessible(page)

  await page.route('**/undo', (route) =>
    route.fulfill({
      status: 409,
      contentType: 'application/problem+json',
      json: {
        code: 'conflict',
        title: 'Not possible as things stand',
        status: 409,
        detail: 'Other records depend on what would go.',
        request_id: 'r-1',
        errors: [{ pointer: 'pcns/U90005', code: 'depends', message: 'PCN U90005 would go.' }],
      },
    }),
  )
  await page.goto(`/imports/${plan.id}?ask=undo`)
  await page.getByRole('button', { name: /^Undo 3\schanges$/ }).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('Other records depend on it')
  await expect(alert.getByRole('link', { name: 'U90005' })).toBeVisible()
  await accessible(page)
})

test('the list is filtered in the address, and its file is the same view', async ({ page }, {
  title,
}) => {
  const plan = await sendImport(page, csvOf(title, 'U90006', 'ZZ6', [['Z90051', '20240101']]))
  await discardImport(page, plan.id)
  await page.goto('/imports')
  await page.getByLabel('Status').selectOption({ label: 'Discarded' })
  await page.getByLabel('Kind of file').selectOption({ label: 'PCN workbook (ePCN)' })
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(page).toHaveURL('/imports?status=discarded&kind=ods_epcn')
  const rows = page.getByRole('table').getByRole('row')
  await expect(rows.nth(1)).toContainText('Discarded')
  await expect(page.getByRole('status').filter({ hasText: 'Showing' })).toBeFocused()
  const address = await page.getByRole('link', { name: 'Download CSV' }).getAttribute('href')
  const file = await (await page.request.get(address ?? '')).text()
  expect(file).toContain(plan.id)
  expect(file).not.toContain(',applied,')
  await accessible(page)
})
