import { expect, it } from 'vitest'
import { codeWithin, codeWords } from './code-words'

it.each([
  ['programme_admin', 'Programme admin', 'programme admin'],
  ['icb_lead', 'ICB lead', 'ICB lead'],
  ['pcn_manager', 'PCN manager', 'PCN manager'],
  ['analyst', 'Analyst', 'analyst'],
  ['api_client', 'API client', 'API client'],
])('%s is “%s”, and “%s” inside a sentence', (code, alone, within) => {
  expect(codeWords(code)).toBe(alone)
  expect(codeWithin(code)).toBe(within)
})
