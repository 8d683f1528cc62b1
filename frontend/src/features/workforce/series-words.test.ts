import { expect, it } from 'vitest'
import { seriesHeadline } from './series-words'

const known = (...inPost: number[]) =>
  inPost.map((wte, i) => ({
    on: `${2024 + Math.floor(i / 4)}-0${1 + (i % 4) * 2}-01`,
    funded: 5,
    inPost: wte,
    returned: null,
  }))
const said = (...inPost: number[]) => seriesHeadline(known(...inPost)).replaceAll('\u00a0', ' ')

it('a rise over three years that turned in the last one is not told as a rise alone', () => {
  expect(said(4, 4.2, 4.4, 4.6, 4.6, 4.5, 4.4)).toBe(
    'WTE in post rose from 4.0 to 4.4 since 1 January 2024',
  )
  expect(said(4, 4.6, 4.6, 4.6, 4.6, 4.4)).toBe(
    'WTE in post rose from 4.0 to 4.4 since 1 January 2024, but fell from 4.6 since 1 March 2024',
  )
  expect(said(4, 4)).toBe('WTE in post is what it was on 1 January 2024')
})
