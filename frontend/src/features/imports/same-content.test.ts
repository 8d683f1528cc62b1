import { expect, it } from 'vitest'
import { plan } from '@/testing/imports'
import { sameContent } from './same-content'

const before = (id: string, rest = {}) => plan({ id, status: 'applied', ...rest })

it('the same file counts once only as the same kind and of the same day', () => {
  const twin = before('a')
  const of2020 = before('b', { as_at: '2020-03-31' })
  const counts = before('c', { kind: 'list_sizes' })
  expect(sameContent(plan(), [of2020, twin])).toEqual({ other: twin, countsOnce: true })
  expect(sameContent(plan(), [of2020])).toEqual({ other: of2020, countsOnce: false })
  expect(sameContent(plan(), [counts])).toEqual({ other: counts, countsOnce: false })
  expect(sameContent(plan(), [plan()])).toBeUndefined()
})
