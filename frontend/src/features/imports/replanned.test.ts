import { expect, it } from 'vitest'
import { plan } from '@/testing/imports'
import { differences } from './components/outcome-notice'

it('a new plan says which of its figures are new', () => {
  expect(differences(plan(), plan({ changes: 20, moved: 10, put_right: 4 }))).toEqual([
    { word: 'Changes', was: 21, is: 20 },
    { word: 'Moved', was: 11, is: 10 },
  ])
  expect(differences(plan(), plan({ version: 2 }))).toEqual([])
})
