import { expect, it } from 'vitest'
import { keyFault, readKey } from './public-key'

const KEY = '{"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}'

it('takes a public key as JSON, and none at all', () => {
  expect(keyFault('')).toBeUndefined()
  expect(keyFault(KEY)).toBeUndefined()
  expect(readKey(KEY)).toMatchObject({ kty: 'OKP' })
})

it('says what is wrong with anything else before it is sent', () => {
  expect(keyFault('ssh-ed25519 AAAA')).toMatch(/as JSON/)
  expect(keyFault(KEY.replace('}', ', "d": "secret"}'))).toMatch(/private half/)
})
