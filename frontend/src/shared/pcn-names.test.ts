import { expect, it } from 'vitest'
import { pcnCodeOf } from './pcn-names'

const found = [
  { key: 'UD0001', name: 'Camden Demo 1' },
  { key: 'UD0010', name: 'Camden Demo 10' },
]

it('takes a network by its name, its code, or both', () => {
  expect(pcnCodeOf('Camden Demo 1 (UD0001)', [])).toBe('UD0001')
  expect(pcnCodeOf(' ud0001 ', found)).toBe('UD0001')
  expect(pcnCodeOf('camden demo 1', found)).toBe('UD0001')
  expect(pcnCodeOf('demo 10', found.slice(1))).toBe('UD0010')
})

it('does not guess between several', () => {
  expect(pcnCodeOf('camden demo', found)).toBe('CAMDEN DEMO')
  expect(pcnCodeOf('', [])).toBe('')
})
