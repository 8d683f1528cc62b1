import { accessible } from './imports-support'
import { invite, signOut, somebody } from './invited'
import { expect, heading, NOBODY, test } from './support'

test.use({ elsewhere: true, settings: { TRELLIS_STEP_UP: '5s' }, refusals: /status of (401|403)/ })

test('an invitation is taken up with an account elsewhere, which signs in from then on and proves who one is', async ({
  page,
  browser,
  origin,
  issuer,
}, { title }) => {
  test.setTimeout(90_000)
  const person = somebody(title)
  const link = await invite(page, person, 'ICB lead')
  issuer.account = { sub: person.email, ...person }

  const context = await browser.newContext({ storageState: NOBODY, baseURL: origin })
  const theirs = await context.newPage()
  await theirs.goto(link)
  await accessible(theirs)
  await theirs.getByRole('button', { name: 'Take it up with Journey Login' }).click()
  await expect(heading(theirs, 'Journey Login')).toBeVisible()
  expect(new URL(theirs.url()).origin).toBe(issuer.origin)
  await theirs.getByRole('link', { name: `Go on as ${person.name}` }).click()
  await expect(heading(theirs, 'Your account')).toBeVisible()
  await expect(theirs.getByText('you sign in elsewhere')).toBeVisible()
  await accessible(theirs)
  await signOut(theirs)

  await theirs.goto('/icbs/QMF')
  await theirs.getByRole('banner').getByRole('link', { name: 'Sign in' }).click()
  await expect(theirs.getByRole('link', { name: 'Sign in with Journey Login' })).toBeVisible()
  await accessible(theirs)
  await theirs.getByRole('link', { name: 'Sign in with Journey Login' }).click()
  await theirs.getByRole('link', { name: `Go on as ${person.name}` }).click()
  await expect(theirs).toHaveURL('/icbs/QMF')
  await expect(theirs.getByRole('link', { name: `${person.name}, ICB lead` })).toBeVisible()

  await theirs.goto('/api-clients/new')
  await theirs.getByLabel('Name', { exact: true }).fill('Journey elsewhere')
  await theirs.waitForTimeout(5_000)
  await theirs.getByRole('button', { name: 'Make the client' }).click()
  const block = theirs.getByRole('region', { name: 'Show once more that it is you' })
  const opened = context.waitForEvent('page')
  await block.getByRole('link', { name: 'Go to Journey Login' }).click()
  const beside = await opened
  await block.getByRole('button', { name: 'I have signed in: go on' }).click()
  await expect(block.getByRole('alert')).toContainText('You have not signed in there yet.')
  await accessible(theirs)
  await beside.getByRole('link', { name: `Go on as ${person.name}` }).click()
  await expect(heading(beside, 'Your account')).toBeVisible()
  await beside.close()
  // The form has kept what was typed, and sends it.
  await expect(theirs.getByLabel('Name', { exact: true })).toHaveValue('Journey elsewhere')
  await block.getByRole('button', { name: 'I have signed in: go on' }).click()
  await expect(heading(theirs, 'Journey elsewhere')).toBeVisible()
  await context.close()
})

test('an account elsewhere that nobody has invited comes in nowhere, and the page says so', async ({
  browser,
  origin,
  issuer,
}, { title }) => {
  const { name, email } = somebody(title)
  issuer.account = { sub: email, name, email }
  const context = await browser.newContext({ storageState: NOBODY, baseURL: origin })
  const theirs = await context.newPage()
  await theirs.goto('/sign-in')
  await theirs.getByRole('link', { name: 'Sign in with Journey Login' }).click()
  await theirs.getByRole('link', { name: `Go on as ${name}` }).click()
  await expect(heading(theirs, 'Sign in')).toBeVisible()
  await expect(theirs.getByRole('alert')).toBeVisible()
  await accessible(theirs)
  await context.close()
})
