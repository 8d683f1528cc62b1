import type { Page } from '@playwright/test'
import { expect, heading, test } from './support'

test.use({ refusals: /status of 500/ })

const failure = {
  type: '/docs/errors#internal',
  title: 'Something went wrong',
  status: 500,
  detail: 'Something went wrong in Trellis itself.',
  instance: '/api/v1',
  code: 'internal',
  request_id: 'r-1',
}

/** Until it is let go again, the server fails at one address. */
async function failsAt(page: Page, address: RegExp) {
  await page.route(address, (route) =>
    route.fulfill({ status: 500, contentType: 'application/problem+json', json: failure }),
  )
}

test('where the boards could not be had, the home page says so, and nothing of how many there are', async ({
  page,
}) => {
  const boards = /\/api\/v1\/icbs\?/
  await failsAt(page, boards)
  await page.goto('/')
  await expect(heading(page, 'London')).toBeVisible()
  const day = page.getByRole('region', { name: 'Date' })
  await expect(day.getByRole('alert')).toContainText('went wrong in Trellis itself')
  const said = page.getByRole('main')
  await expect(said).not.toContainText(/no integrated care boards|No boards on this day|no change/)
  await page.unroute(boards)
  await day.getByRole('button', { name: 'Try again' }).click()
  await expect(day.getByRole('slider')).toBeVisible()
  await expect(said).toContainText(/London has \w+ integrated care boards/)
})

test('where what a board came out of could not be had, no line says that nothing changed', async ({
  page,
}) => {
  await failsAt(page, /\/regions\/Y56\/series\?.*boundaries=now/)
  await page.goto('/')
  const part = page.getByRole('region', { name: 'Over time' })
  await expect(part.getByRole('alert')).toContainText('went wrong in Trellis itself')
  await expect(page.getByRole('main')).not.toContainText('no change since')
})

test('where it is not known what day it is, the day asked for can be changed, and it is tried again', async ({
  page,
}) => {
  const about = /\/api\/v1\/about/
  await failsAt(page, about)
  await page.goto('/')
  const day = page.getByRole('region', { name: 'Date' })
  await expect(day.getByRole('alert')).toContainText('went wrong in Trellis itself')
  await expect(day.getByLabel('Or type a date')).toBeVisible()
  await page.unroute(about)
  await day.getByRole('button', { name: 'Try again' }).click()
  await expect(day.getByRole('slider')).toBeVisible()
})
