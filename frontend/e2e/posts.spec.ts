import { accessible, tabTo } from './imports-support'
import { invite, somebody, takeUp } from './invited'
import {
  button,
  choose,
  done,
  link,
  made,
  makePost,
  press,
  reference,
  said,
  test,
  tidy,
  type,
} from './posts-support'
import { expect, FROM_PAGE, heading, NOBODY, stateOf } from './support'

test.afterEach(({ page }) => tidy(page))

test('a manager makes, fills, changes, closes and opens a post by keyboard alone', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const name = reference('KEYS')
  await page.goto('/posts')
  await expect(heading(page, 'Posts and vacancies')).toBeVisible()
  await press(page, link(page, 'Add a post'))
  await expect(heading(page, 'Add a post')).toBeFocused()

  await choose(page, 'Role', 'Care')
  await type(page, 'First day of the post', '1 April 2026')
  await type(page, 'Reference', name)
  await type(page, 'People looked for since', '1 April 2026')
  await choose(page, 'Contract', 'Fixed')
  await type(page, 'Contract’s last day', '31 March 2027')
  await type(page, 'Per cent', '60')
  await expect(said(page, 'What they add up to')).toContainText(/60\s%, 40\s% too little/)
  await page.keyboard.press('Enter')
  const problem = page.getByRole('alert').filter({ hasText: 'There is a problem' })
  await expect(problem).toBeFocused()
  await expect(problem).toContainText('the funding adds up to 60 per cent')
  await accessible(page)
  await press(page, button(page, 'Add a payer'))
  await expect(page.getByLabel('Payer').last()).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('40')
  await expect(said(page, 'What they add up to')).toContainText(/: 100\s%$/)
  await page.keyboard.press('Enter')
  await expect(heading(page, `Care co-ordinator ${name}`)).toBeVisible()
  await done(page, 'The post is made.')
  made.push(new URL(page.url()).pathname.split('/').at(-1) ?? '')

  await press(page, link(page, 'Put somebody in it').first())
  await type(page, 'Your reference for them', 'H-900')
  await type(page, 'Name', 'Journey Holder')
  await type(page, 'WTE', '0.8')
  await type(page, 'First day', '1 June 2026')
  await page.keyboard.press('Enter')
  await done(page, /Journey Holder is in the post/)

  await press(page, link(page, 'Change the post'))
  await type(page, 'WTE funded', '0.5')
  await page.keyboard.press('Enter')
  await expect(problem).toBeFocused()
  await expect(page.getByLabel('WTE funded')).toHaveAccessibleDescription(
    /0\.8 WTE would be in a post that is funded for 0\.5/,
  )
  await type(page, 'WTE funded', '0.9')
  await type(page, 'First day of the change', '1 October 2026')
  await page.keyboard.press('Enter')
  await done(page, 'The post is changed.')
  const terms = page.getByRole('table', { name: /^Terms/ })
  await expect(terms.getByRole('row').nth(1)).toContainText(/1\sOctober\s2026.*0\.9/)
  await expect(terms.getByRole('row').nth(2)).toContainText(/Until 30\sSeptember\s2026.*1/)

  await press(page, link(page, 'Close the post'))
  await type(page, 'Last day of the post', 'today')
  await choose(page, 'Journey Holder, H-900 leaves on that day. Why?', 'Pay')
  await press(page, button(page, 'Close the post'))
  await done(page, 'The post closes')
  await expect(page.getByRole('row', { name: /^Journey Holder/ })).toContainText('Pay')
  await press(page, link(page, 'Open it again'))
  await press(page, button(page, 'Open it again'))
  await done(page, 'The post is open again.')
})

test('supervision and training are agreed, written down and taken back', async ({ page }) => {
  test.slow()
  const post = await makePost(page, 'HELD')
  const made = await page.request.post(`/api/v1/posts/${post.id}/assignments`, {
    headers: FROM_PAGE,
    data: { holder_reference: 'H-901', wte: 1, valid_from: '2026-04-01' },
  })
  expect(made.status()).toBe(201)
  await page.goto(`/posts/${post.id}`)
  await press(page, link(page, 'Agree supervision'))
  await type(page, 'Given by', 'GP')
  await type(page, 'First day', '1 April 2026')
  await page.keyboard.press('Enter')
  await done(page, 'is agreed')

  await press(page, link(page, /^Write down a session/))
  await type(page, 'Held on', '12 October 2026')
  await page.keyboard.press('Enter')
  await done(page, 'is written down')
  await expect(page.getByRole('row', { name: /^October 2026/ })).toContainText('Take back')
  await press(page, link(page, /^Take back/))
  await press(page, button(page, 'Take it back'))
  await expect(page.getByRole('row', { name: /^October 2026/ })).toContainText('None held')

  await press(page, link(page, /^Write down training/))
  for (const item of ['Induction: Safeguarding', 'Two-day care']) {
    await tabTo(page, page.getByRole('checkbox', { name: item }))
    await page.keyboard.press('Space')
  }
  await type(page, 'Completed on', '1 May 2026')
  await page.keyboard.press('Enter')
  await done(page, /two records of training written down/i)
  await expect(page.getByText('Induction: 1 of 8 items completed')).toBeVisible()
  await expect(page.getByRole('row', { name: /^Two-day care/ })).toContainText('Completed')
  await press(page, link(page, /^End it/))
  await type(page, 'Last day', '31 October 2026')
  await page.keyboard.press('Enter')
  await done(page, 'ends')

  await press(page, link(page, 'Close the post'))
  await type(page, 'Last day of the post', '30 September 2026')
  await choose(page, 'H-901 leaves on that day. Why?', 'Pay')
  await press(page, button(page, 'Close the post'))
  const refused = page.getByRole('alert').filter({ hasText: 'Take that back first' })
  await expect(refused).toBeFocused()
  await accessible(page)
  await press(page, refused.getByRole('link', { name: 'End that supervision' }))
  await type(page, 'Last day', '30 September 2026')
  await page.keyboard.press('Enter')
  await done(page, /its last day is 30\sSeptember\s2026/)
  await expect(page.getByLabel('Last day of the post')).toHaveValue(/30\sSeptember\s2026/)
  await accessible(page)
  await press(page, button(page, 'Close the post'))
  await done(page, 'The post closes')
  await accessible(page)
  await press(page, link(page, 'Open it again'))
  await press(page, button(page, 'Open it again'))
  await done(page, 'The post is open again.')
})

test('who was quicker is shown beside what one typed, and each field is one’s own to choose', async ({
  page,
}) => {
  const post = await makePost(page, 'BOTH')
  await page.goto(`/posts/${post.id}/edit`)
  await page.getByLabel('Note').fill('Mine')
  const quicker = await page.request.patch(`/api/v1/posts/${post.id}`, {
    headers: { ...FROM_PAGE, 'If-Match': `"v${post.version}"` },
    data: { note: 'Theirs', afc_band: '4' },
  })
  expect(quicker.status(), await quicker.text()).toBe(200)
  await button(page, 'Save').click()
  const notice = page.getByRole('alert').filter({ hasText: 'Changed after you read it' })
  await expect(notice).toBeFocused()
  await expect(notice.getByRole('row', { name: /^Note/ })).toContainText(/Nothing.*Theirs.*Mine/)
  await expect(notice.getByRole('row', { name: /^Agenda/ })).toContainText('The same')
  await expect(page.getByLabel('Agenda for Change band')).toHaveValue('4')
  await accessible(page)
  await notice.getByRole('button', { name: /^Take what is saved/ }).click()
  await expect(page.getByLabel('Note')).toHaveValue('Theirs')
  await page.getByLabel('Note').fill('Both')
  await button(page, 'Save').click()
  await done(page, 'The post is changed.')
  await expect(page.getByText('Both', { exact: true })).toBeVisible()
})

test('the list is filtered and sorted in the address, and its file comes in again without a change', async ({
  page,
}) => {
  test.slow()
  await page.goto('/posts')
  await page.getByLabel('Role').selectOption({ label: 'Care co-ordinator' })
  await page.getByLabel('Contract’s last day before').fill('1 April 2030')
  await button(page, 'Update').click()
  await expect(page).toHaveURL(/role_type=cc&contract_ends_before=2030-04-01/)
  await page.getByRole('link', { name: 'Days vacant' }).click()
  await expect(page).toHaveURL(/sort=-vacancy_days/)
  await expect(page.getByRole('columnheader', { name: /Days vacant/ })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  await page.goto('/posts')
  await accessible(page)
  const address = await page.getByRole('link', { name: 'Download CSV' }).getAttribute('href')
  const csv = await (await page.request.get(address ?? '')).text()
  const response = await page.request.post('/api/v1/imports', {
    headers: FROM_PAGE,
    multipart: {
      kind: 'posts',
      file: { name: 'posts-again.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) },
    },
  })
  expect(response.status(), await response.text()).toBe(201)
  const plan = (await response.json()) as { id: string; left_out: number }
  expect(plan.left_out).toBe(0)
  await page.goto(`/imports/${plan.id}`)
  await expect(page.getByRole('main')).toContainText(/changes nothing|nothing to apply|no change/i)
})

test('a lead of the board sees a post without who is in it, another lead and an analyst none', async ({
  page,
  browser,
  admin,
}, { title }) => {
  test.slow()
  const post = await makePost(page, 'SEEN')
  await page.request.post(`/api/v1/posts/${post.id}/assignments`, {
    headers: FROM_PAGE,
    data: {
      holder_reference: 'H-902',
      holder_name: 'Never Shown',
      wte: 1,
      valid_from: '2026-04-01',
    },
  })
  const inviting = await browser.newContext({ storageState: admin })
  const invitation = await invite(await inviting.newPage(), somebody(title), 'ICB lead')
  await inviting.close()

  const context = await browser.newContext({ storageState: NOBODY })
  const lead = await context.newPage()
  await takeUp(lead, invitation)
  await lead.goto('/posts?pcn=UD0001')
  await expect(link(lead, post.reference)).toBeVisible()
  await expect(link(lead, 'Add a post')).toHaveCount(0)
  await link(lead, post.reference).click()
  await expect(heading(lead, `Care co-ordinator ${post.reference}`)).toBeFocused()
  await expect(lead.getByRole('main')).toContainText('One person works 1 of the 1 WTE')
  await expect(lead.getByRole('main')).not.toContainText(/Never Shown|H-902/)
  await expect(link(lead, /Change the post|Put right|Close the post/)).toHaveCount(0)
  await lead.goto(`/posts/${post.id}/close`)
  await expect(heading(lead, 'Not allowed')).toBeVisible()
  await context.close()

  for (const [role, told] of [
    ['ICB lead', 'Post not found'],
    ['Analyst', 'Not allowed'],
  ] as const) {
    const other = await browser.newContext({ storageState: await stateOf(browser, role) })
    const theirs = await other.newPage()
    await theirs.goto(`/posts/${post.id}`)
    await expect(heading(theirs, told)).toBeVisible()
    await other.close()
  }
})
