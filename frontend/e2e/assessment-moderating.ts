import {
  as,
  LEAD,
  layAside,
  rateTheRest,
  saysHowItBegan,
  waitsAsListed,
} from './assessment-support'
import { accessible } from './imports-support'
import { button, link, press, said, test } from './posts-support'
import { expect } from './support'

/** How a board assesses a network, and the network agrees. */
export function moderating() {
  test('a board begins and rates a moderated assessment, the network’s manager gives it back and then agrees, and it is the status, said to be the board’s view', async ({
    page,
    browser,
    origin,
  }) => {
    test.setTimeout(300_000)
    await page.goto('/embedding/assessments')
    let id = ''
    await as(browser, LEAD, origin, async (lead) => {
      await layAside(page, lead)
      await lead.goto('/icbs/QMF/embedding')
      await expect(button(lead, 'Begin a moderated assessment')).toBeVisible()
      await expect(lead.getByText(/^This begins the board’s view, asks the core/)).toBeVisible()
      await accessible(lead)
      await lead.goto('/pcns/UD0001/embedding')
      await accessible(lead)
      await press(lead, button(lead, 'Begin a moderated assessment'))
      await expect(lead).toHaveURL(/\/embedding\/assessments\/[0-9a-f-]{36}$/)
      id = new URL(lead.url()).pathname.split('/').at(-1) ?? ''
      await expect(lead.getByText('The board’s view').first()).toBeVisible()
      await saysHowItBegan(lead, id)
      await lead.goto(`/embedding/assessments/${id}/A`)
      // It may begin with the level of the last one published.
      await expect(lead.locator('#A1-2')).toBeVisible()
      await lead.locator((await lead.locator('#A1-2').isChecked()) ? '#A1-1' : '#A1-2').check()
      await expect(said(lead, /^Saved \d\d:\d\d$/)).toBeVisible()
      await accessible(lead)
      await rateTheRest(lead, id)
    })

    // The manager sees it in the making, and rates nothing in it.
    await page.goto('/home')
    await expect(page.getByText(/^The board is assessing /)).toBeVisible()
    await page.goto(`/embedding/assessments/${id}/A`)
    await expect(page.getByText('This assessment is for the board to rate').first()).toBeVisible()

    await as(browser, LEAD, origin, async (lead) => {
      await lead.goto(`/embedding/assessments/${id}/review`)
      await expect(lead.getByText('Submit to the network')).toBeVisible()
      await press(lead, button(lead, 'Submit'))
      await expect(lead).toHaveURL(new RegExp(`${id}$`))
      await expect(lead.getByText(/The network’s manager agrees to it/).first()).toBeVisible()
      await expect(button(lead, 'Agree')).toHaveCount(0)
      await expect(button(lead, 'Discard')).toHaveCount(0)
      await accessible(lead)
      // It waits for the network, and not for the board that handed it in.
      await waitsAsListed(lead, 'QMF')
    })

    await page.goto('/home')
    await expect(page.getByText(/^The board’s view of .+ waits for you$/)).toBeVisible()
    await accessible(page)
    await press(page, link(page, 'Agree or give it back'))
    await page.getByLabel('What is to be put right?').fill('There is a room on Tuesdays.')
    await accessible(page)
    await press(page, button(page, 'Return to the board'))
    await expect(said(page, 'The assessment is returned to the board.')).toBeVisible()

    await as(browser, LEAD, origin, async (lead) => {
      await lead.goto(`/embedding/assessments/${id}`)
      await expect(lead.locator('.notice').getByText('There is a room on Tuesdays.')).toBeVisible()
      await lead.goto(`/embedding/assessments/${id}/review`)
      await press(lead, button(lead, 'Submit'))
      await expect(lead).toHaveURL(new RegExp(`${id}$`))
    })

    await page.goto(`/embedding/assessments/${id}`)
    await press(page, button(page, 'Agree'))
    await page.keyboard.press('Enter')
    await expect(said(page, 'You have agreed to the assessment.')).toBeVisible()
    await expect(page.getByText('Agreed to by the network').first()).toBeVisible()
    await expect(button(page, 'Publish')).toHaveCount(0)
    await accessible(page)

    await as(browser, LEAD, origin, async (lead) => {
      await lead.goto(`/embedding/assessments/${id}`)
      await press(lead, button(lead, 'Publish'))
      await lead.keyboard.press('Enter')
      await expect(said(lead, 'The assessment is published.')).toBeVisible()
      await lead.goto('/pcns/UD0001/embedding')
      await expect(lead.getByText(/, the board’s view, as published on /)).toBeVisible()
      const history = lead.getByRole('region', { name: 'Every status it had' })
      await expect(history.getByRole('row').nth(1)).toContainText('The board’s view')
      await accessible(lead)
    })
  })
}
