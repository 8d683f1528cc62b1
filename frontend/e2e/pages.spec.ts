import { readFileSync } from 'node:fs'
import { violations } from './axe'
import { watched } from './quiet'
import { expect, heading, test } from './support'

// A failure names the page and the element: pictures of every step would tell no more, and cost a tenth of the time.
test.use({ trace: 'off' })

const pages = [
  ['/', 'London'],
  ['/?as_of=2026-03-31', 'London'],
  ['/?as_of=2020-01-01', 'London'],
  ['/?as_of=nonsense', 'London'],
  ['/icbs', 'Integrated care boards'],
  ['/icbs?status=not_yet_open', 'Integrated care boards'],
  ['/icbs/Z9B2Z', 'West and North London'],
  ['/icbs/QM7', 'Hertfordshire and West Essex'],
  ['/icbs/QNQ?as_of=2026-03-31', 'Frimley'],
  ['/icbs/NOPE1', 'Board not found'],
  ['/icbs/QMJ/edit', 'Change the short name'],
  ['/icbs/QMJ/compare?mine=Mine&base=Theirs', 'Choose which short name to keep'],
  ['/imports', 'Imports'],
  ['/imports?status=undone&kind=pcn_boroughs', 'Imports'],
  ['/imports?status=nonsense', 'Imports'],
  ['/imports/new', 'Import a file'],
  ['/imports/new?kind=ods_epcn', 'Import a file'],
  ['/imports/0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10', 'Import not found'],
  ['/?measure=list_size', 'London'],
  ['/?measure=imd_score', 'London'],
  ['/?as_of=2018-06-30', 'London'],
  ['/icbs/Z9B2Z?sort=-list_size', 'West and North London'],
  ['/icbs/QMJ?as_of=2026-03-31', 'North Central London'],
  ['/boroughs/E09000007', 'Camden'],
  ['/boroughs/E09000001', 'City of London'],
  ['/boroughs/E09999999', 'Borough not found'],
  // The demonstration's codes; where only real files are loaded, the page that says there is none.
  ['/pcns/UD0001', /Demo|PCN not found/],
  ['/pcns/UD0206', /Demo|PCN not found/],
  ['/pcns/UD0001/edit', /^Correct the name or borough$|PCN not found/],
  [
    '/pcns/UD0001/compare?name=Mine',
    /^(Choose which correction to keep|Correct the name or borough)$|PCN not found/,
  ],
  ['/practices/YD0001', /Demo|Practice not found/],
  ['/practices/NOPE', 'Practice not found'],
  ['/embedding', 'Embedding'],
  ['/home', /^Home$|^London$/],
  ['/embedding/overview', 'Embedding in London'],
  ['/embedding/overview?as_of=2026-03-31&boundaries=now', 'Embedding in London'],
  ['/embedding/frameworks', 'Framework of embedding'],
  ['/embedding/frameworks/1', 'Embedding of personalised care roles'],
  ['/embedding/frameworks/1/comparison', 'What version 1 changes'],
  ['/embedding/frameworks/1/comparison?with=first', 'What version 1 changes'],
  ['/embedding/frameworks/1/edit', 'Version that does not change'],
  ['/embedding/frameworks/999', 'Version not found'],
  ['/embedding/frameworks/first/edit', 'Version not found'],
  ['/embedding/frameworks/new', 'Begin a draft'],
  ['/workforce', 'Workforce'],
  ['/workforce/spread', 'Spread of the workforce'],
  ['/workforce/spread?by=borough&role=splw', 'Spread of the workforce'],
  ['/workforce/spread?by=deprivation_fifth&source=return', 'Spread of the workforce'],
  ['/workforce/returns', 'Official returns'],
  ['/workforce/returns?status=no_return', 'Official returns'],
  ['/pcns/UD0001/workforce', /^Workforce of |Workforce not found/],
  ['/icbs/Z9B2Z/workforce', 'Workforce of West and North London'],
  ['/icbs/Z9B2Z/embedding', 'Embedding in West and North London'],
  ['/icbs/Z9B2Z/embedding?sort=score', 'Embedding in West and North London'],
  ['/icbs/Z9B2Z/embedding/board-pack', 'Embedding in West and North London'],
  ['/pcns/UD0001/embedding', /^Embedding in |Embedding not found/],
  ['/pcns/UD0001/embedding/compare', / beside others$|Embedding not found/],
  ['/pcns/UD0001/embedding/compare?with=peers', / beside others$|Embedding not found/],
  ['/icbs/NOPE1/workforce', 'Workforce not found'],
  ['/icbs/Z9B2Z/workforce/spread', 'Spread of the workforce'],
  ['/icbs/QMF/workforce/spread?by=deprivation_fifth&source=return', 'Spread of the workforce'],
  ['/icbs/NOPE1/workforce/spread', 'Workforce not found'],
  ['/embedding/actions', 'Improvement actions'],
  ['/embedding/actions?status=all&overdue=yes', 'Improvement actions'],
  ['/embedding/actions/new?pcn=UD0001&reason=not_assessed', 'Raise an action'],
  ['/embedding/actions/0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10', 'Improvement action not found'],
  ['/embedding/campaigns', 'Campaigns'],
  ['/embedding/campaigns?status=closed', 'Campaigns'],
  ['/embedding/campaigns/new', /^Open a campaign$|^Not allowed$/],
  ['/embedding/campaigns/0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d20', 'Campaign not found'],
  [
    '/embedding/campaigns/0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d20/edit',
    /^Campaign not found$|^Not allowed$/,
  ],
  ['/embedding/assessments', 'Assessments'],
  ['/embedding/assessments?status=published', 'Assessments'],
  ['/embedding/assessments/0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10', 'Assessment not found'],
  [
    '/embedding/assessments/0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10/A',
    /^Assessment not found$|^Not allowed$/,
  ],
  [
    '/embedding/assessments/0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10/review',
    /^Assessment not found$|^Not allowed$/,
  ],
  ['/search', 'Search'],
  ['/search?q=camden', 'Search'],
  ['/search?q=no+such+organisation', 'Search'],
  ['/developers', 'Developers'],
  ['/docs', 'API reference'],
  ['/docs/listICBs', 'List integrated care boards'],
  ['/docs/updateICB', 'Change what Trellis calls an integrated care board'],
  ['/docs/noSuchOperation', 'Operation not found'],
  ['/docs/errors', 'Errors'],
  ['/docs/code-lists', 'Code lists'],
  ['/docs/changelog', 'Changelog'],
  ['/docs/sandbox', 'Sandbox'],
  ['/sign-in', 'Sign in'],
  ['/invitations/take', 'This invitation does not work'],
  ['/account', 'Your account'],
  ['/account/sessions', 'Your account'],
  ['/account/permissions', 'Your account'],
  ['/admin', 'Admin'],
  ['/people', 'People'],
  ['/people?q=nobody+at+all', 'People'],
  ['/people/invite', 'Invite someone'],
  ['/people/invitations', 'People'],
  ['/people/019a0000-0000-7000-8000-0000000000d4', 'Dora Demo'],
  ['/people/019a0000-0000-7000-8000-0000000000d4/give', 'Give a role'],
  ['/people/0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10', 'Person not found'],
  ['/api-clients', 'API clients'],
  ['/api-clients/new', 'Make an API client'],
  ['/api-clients/0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10', 'API client not found'],
  ['/api-clients/0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10/edit', 'API client not found'],
  ['/audit', 'Audit'],
  ['/audit?operation=icbs.update&from_day=2026-01-01', 'Audit'],
  ['/audit/0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10', 'Event not found'],
  ['/posts', 'Posts and vacancies'],
  ['/posts?status=vacant&sort=-vacancy_days', 'Posts and vacancies'],
  ['/posts?status=nonsense', 'Posts and vacancies'],
  ['/posts/new', 'Not allowed'],
  ['/posts/0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10', 'Post not found'],
  ['/posts/0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10/edit', 'Not allowed'],
  ['/posts/0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10/close', 'Not allowed'],
  ['/pcns/UD0001/entitlement', /^Entitlement and forecast$|PCN not found/],
  ['/pcns/UD0001/entitlement?financial_year=2025/26', /^Entitlement and forecast$|PCN not found/],
  ['/icbs/QMF/entitlement', 'Entitlement and forecast'],
  ['/icbs/NOPE1/entitlement', 'Board not found'],
  ['/rates', 'Rates'],
  ['/rates?status=superseded', 'Rates'],
  ['/rates/entitlement', 'Rates'],
  ['/rates/populations', 'Rates'],
  ['/rates/cards/new', 'Enter a rate'],
  ['/rates/cards/019a0000-0000-7000-8000-000000001603', /^Care co-ordinators|Rate not found/],
  ['/rates/entitlement/new', 'Enter an entitlement rate'],
  ['/rates/populations/new', 'Enter a weighted population'],
  ['/claims', 'Claims'],
  ['/claims?status=nonsense', 'Claims'],
  ['/claims/0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10', 'Claim not found'],
  ['/claims/new', 'Not allowed'],
  ['/pcns/UD0001/service-figures', 'Service figures'],
  ['/pcns/UD0001/service-figures?role_type=hwbc&by=ethnicity', 'Service figures'],
  ['/pcns/UD0001/service-figures/splw/2026-10', 'Not allowed'],
  ['/accessibility', 'Accessibility'],
  ['/privacy', 'Privacy'],
  ['/data-sources', 'Data sources and licences'],
  ['/no/such/page', 'Page not found'],
] as const

// The generated list of routes, so that a new one cannot be forgotten above.
const tree = readFileSync(new URL('../src/routeTree.gen.ts', import.meta.url), 'utf8')

test('every route stands in the list of pages', () => {
  const routes = [...tree.matchAll(/fullPath: '([^']+)'/g)].map(([, path = '']) => path)
  expect(routes.length).toBeGreaterThan(10)
  for (const route of routes) {
    const shape = new RegExp(`^${route.replace(/\$\w+/g, '[^/]+').replace(/(.)\/$/, '$1')}$`)
    expect(
      pages.some(([path]) => shape.test(path.split('?')[0] ?? '')),
      route,
    ).toBe(true)
  }
})

// A tab for each page would fetch and compile the program anew every time; that a first visit works is what every other
// journey begins with. Each page is still loaded from its address, and all are looked at, whatever is wrong with one.
const IN_ONE_TAB = 10

for (let from = 0; from < pages.length; from += IN_ONE_TAB) {
  const group = pages.slice(from, from + IN_ONE_TAB)
  test(`pages from ${group[0]?.[0]} on are accessible, fit and are small, on a desk and on a phone`, async ({
    page,
  }) => {
    // The longest pages take a slow machine a while to look through.
    test.setTimeout(group.length * 60_000)
    const quiet = watched(page)
    for (const [path, title] of group) {
      await test.step(path, async () => {
        await page.setViewportSize({ width: 1280, height: 900 })
        await page.goto(path)
        await expect.soft(heading(page, title), path).toBeVisible()
        await quiet()
        await expect.soft(page, path).toHaveTitle(/ – Trellis$/)
        await expect.soft(page.locator('h1'), path).toHaveCount(1)

        for (const width of [1280, 320]) {
          const place = `${path} at ${width} pixels`
          await page.setViewportSize({ width, height: 900 })
          expect.soft(await violations(page), place).toEqual([])
          const { scroll, nodes } = await page.evaluate(() => ({
            scroll: document.documentElement.scrollWidth,
            nodes: document.querySelectorAll('*').length,
          }))
          expect.soft(scroll, place).toBeLessThanOrEqual(width)
          expect.soft(nodes, place).toBeLessThanOrEqual(3000)
        }
      })
    }
  })
}

test('one text too faint among hundreds alike is found, and so is a broken rule of any other kind', async ({
  page,
}) => {
  await page.goto('/icbs')
  await expect(heading(page, 'Integrated care boards')).toBeVisible()
  expect(await violations(page)).toEqual([])
  const cell = page.locator('tbody td').nth(7)
  await cell.evaluate((one) => {
    one.innerHTML = '<span>Too faint</span>'
    const text = one.firstElementChild as HTMLElement
    text.style.color = '#aaa'
  })
  expect(await violations(page)).toEqual([expect.stringMatching(/^color-contrast: .*Too faint/)])
  await cell.evaluate((one) => {
    one.innerHTML = '<img id="bare">'
  })
  expect(await violations(page)).toEqual([expect.stringMatching(/^image-alt: .*bare/)])
})

test('every operation is listed in the reference, and one of each group leads to its description', async ({
  page,
}) => {
  const spec = await (await page.request.get('/api/v1/openapi.json')).json()
  const operations: { operationId: string; tags: string[] }[] = Object.values(
    spec.paths as Record<string, Record<string, { operationId: string; tags: string[] }>>,
  ).flatMap((path) => Object.values(path).filter((one) => one.operationId))
  await page.goto('/docs')
  const links = page.getByRole('rowheader').getByRole('link')
  await expect(links).toHaveCount(operations.length)
  const found = await links.evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
  expect(found.toSorted()).toEqual(operations.map((one) => `/docs/${one.operationId}`).toSorted())
  const first = new Map(operations.map((one) => [one.tags[0], one.operationId]))
  for (const id of first.values()) {
    const link = page.locator(`main a[href="/docs/${id}"]`).first()
    const name = (await link.textContent()) ?? ''
    await link.click()
    await expect(heading(page, name)).toBeVisible()
    await expect(page.getByText('curl', { exact: false }).first()).toBeVisible()
    await page.goBack()
    await expect(heading(page, 'API reference')).toBeVisible()
  }
})

test('each problem code the server can answer has its anchor', async ({ page }) => {
  const spec = await (await page.request.get('/api/v1/openapi.json')).json()
  const codes: string[] = spec.components.schemas.Code.enum
  await page.goto('/docs/errors#stale')
  for (const code of codes) await expect(page.locator(`tr#${code}`)).toHaveCount(1)
  await expect(page.locator('tr#stale')).toBeInViewport()
})
