import { accessible } from './imports-support'
import { expect, heading, NOBODY, signIn, test } from './support'

test.use({ storageState: NOBODY, refusals: /status of 403/ })

interface Sees {
  role: string
  /** The pages of Admin. */
  admin: string[]
  clients: boolean
  renames: boolean
}

const roles: Sees[] = [
  { role: 'Programme admin', admin: ['Imports', 'People', 'Audit'], clients: true, renames: true },
  { role: 'Programme officer', admin: ['Imports'], clients: true, renames: false },
  { role: 'Finance approver', admin: [], clients: false, renames: false },
  { role: 'ICB lead', admin: ['Imports', 'People'], clients: true, renames: false },
  { role: 'PCN manager', admin: ['Imports', 'People'], clients: false, renames: false },
  { role: 'Analyst', admin: ['Imports'], clients: true, renames: false },
]

for (const { role, admin, clients, renames } of roles) {
  test(`${role}: sees the pages and buttons of that role, and no others`, async ({ page }) => {
    await signIn(page, role)
    const navigation = page.getByRole('navigation', { name: 'Main' })
    await expect(navigation.getByRole('link', { name: 'Admin' })).toHaveCount(admin.length ? 1 : 0)
    await page.goto('/admin')
    await expect(heading(page, 'Admin')).toBeVisible()
    await expect(page.getByRole('main').getByRole('term')).toHaveText(admin)

    await page.goto('/developers')
    const tabs = page.getByRole('navigation', { name: 'For developers' })
    await expect(tabs.getByRole('link', { name: 'Quick start' })).toBeVisible()
    await expect(tabs.getByRole('link', { name: 'API clients' })).toHaveCount(clients ? 1 : 0)

    await page.goto('/icbs/Z9B2Z')
    await expect(heading(page, 'West and North London')).toBeVisible()
    const rename = page.getByRole('link', { name: 'Change the short name' })
    await expect(rename).toHaveCount(renames ? 1 : 0)
    await expect(page.getByRole('region', { name: 'Changes made here' })).toHaveCount(
      admin.includes('Audit') ? 1 : 0,
    )
  })
}

test('nobody who is not signed in sees Admin, or a button that changes something', async ({
  page,
}) => {
  await page.goto('/icbs/Z9B2Z')
  await expect(heading(page, 'West and North London')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Admin' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Change the short name' })).toHaveCount(0)
})

test('a page one may not use says which permission it takes and who has it', async ({ page }) => {
  test.slow()
  await signIn(page, 'ICB lead')
  await page.goto('/imports/new')
  await expect(heading(page, 'Not allowed')).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('That takes the permission imports.create.')
  await expect(
    page.getByText(/Those who may import a file: programme admins.* PCN managers/),
  ).toBeVisible()
  await accessible(page)
  await page.getByRole('link', { name: 'What you may do, and why not' }).click()
  await expect(page).toHaveTitle('What you may do – Trellis')
  const row = page.getByRole('row').filter({ hasText: 'imports.create' })
  await expect(row).toContainText('Not allowed')
  await expect(row).toContainText(/For: programme admins.* PCN managers/)
  const allowed = page.getByRole('row').filter({ hasText: 'users.list' })
  await expect(allowed).toHaveCount(0)
  await page.getByRole('region', { name: 'People' }).getByText('you may do').click()
  await expect(allowed).toContainText('Allowed')
  await accessible(page)
})

test('what a role does not reach looks as if it did not exist', async ({ page }) => {
  await signIn(page, 'ICB lead')
  await page.goto('/people')
  await expect(heading(page, 'People')).toBeVisible()
  await expect(page.getByRole('rowheader').first()).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Programme admin' })).toHaveCount(0)
  await page.goto('/people/0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10')
  await expect(heading(page, 'Person not found')).toBeVisible()
})
