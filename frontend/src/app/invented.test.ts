import { expect, it } from 'vitest'
import { originOf } from './invented'

it.each([
  [{ is_demo: true }, 'invented'],
  [{ is_demo: false, items: [] }, 'real'],
  [{ items: [{ is_demo: false }, { is_demo: true }] }, 'invented'],
  [{ items: [{ is_demo: false }] }, 'real'],
  [{ pcn: { is_demo: true }, etag: '' }, 'invented'],
  [{ items: [{}] }, undefined],
  [undefined, undefined],
])('knows where %j comes from', (data, origin) => expect(originOf(data)).toBe(origin))
