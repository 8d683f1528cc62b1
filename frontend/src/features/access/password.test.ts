import { expect, it } from 'vitest'
import { passwordFault } from './password'

it.each([
  ['', 'Choose a password.'],
  ['short', 'Use at least 15 characters; this has 5.'],
  ['🌳🌳🌳🌳🌳🌳🌳🌳', 'Use at least 15 characters; this has 8.'],
  ['x'.repeat(201), 'Use at most 200 characters.'],
  ['fifteen letters', undefined],
])('“%s” is answered with: %s', (password, fault) => {
  expect(passwordFault(password)).toBe(fault)
})
