import { expect, it } from 'vitest'
import { notComparedWords } from './history-words'

const one = (framework_version: number, kind: string, criteria_set: string) =>
  ({ framework_version, kind, criteria_set }) as never

it('says why a status is not compared with the one before it', () => {
  const items = [
    one(2, 'self', 'full'),
    one(2, 'self', 'core'),
    one(2, 'moderated', 'core'),
    one(1, 'self', 'core'),
  ]
  expect(items.map((_, at) => notComparedWords(items, at))).toEqual([
    'Not compared: the one before asked other criteria',
    'Not compared: the one before was of version 1',
    'Not compared: the first of its kind',
    'The first',
  ])
})
