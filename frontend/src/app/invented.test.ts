import { expect, it } from 'vitest'
import { leadsToFigures, originOf } from './invented'

it.each([
  [{ is_demo: true }, 'invented'],
  [{ is_demo: false, items: [] }, 'real'],
  [{ items: [{ is_demo: false }, { is_demo: true }] }, 'invented'],
  [{ items: [{ is_demo: false }] }, 'real'],
  [{ pcn: { is_demo: true }, etag: '' }, 'invented'],
  [{ items: [{}] }, undefined],
  [undefined, undefined],
])('knows where %j comes from', (data, origin) => expect(originOf(data)).toBe(origin))

it.each([
  ['/', true],
  ['/?as_of=2026-03-31', true],
  ['/icbs/QMF?sort=name', true],
  ['/pcns/UD0001', true],
  ['/search?as_of=2026-03-31&q=camden', true],
  ['/search', false],
  ['/icbs', false],
  ['/icbs/QMF/edit', false],
  ['/imports?as_of=2026-03-31', false],
  ['/developers', false],
])('%s leads to figures of London: %s', (href, leads) => expect(leadsToFigures(href)).toBe(leads))
