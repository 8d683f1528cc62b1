// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { returnTo, withReturn } from './return-to'

describe('after signing in one goes', () => {
  it.each([
    ['/pcns/UD0001?as_of=2026-03-31', '/pcns/UD0001?as_of=2026-03-31'],
    ['/docs/errors#stale', '/docs/errors#stale'],
    [undefined, '/'],
    ['', '/'],
    ['https://elsewhere.example/', '/'],
    ['//elsewhere.example/', '/'],
    ['/\\elsewhere.example/', '/'],
    ['/\t/elsewhere.example/', '/'],
    ['javascript:alert(1)', '/'],
    ['/sign-in?return_to=/imports', '/'],
  ])('from %s to %s', (address, page) => expect(returnTo(address)).toBe(page))
})

it('tells an issuer where to send people back to', () => {
  expect(withReturn('/api/v1/sign_in/oidc?return_to=%2F', '/imports?status=planned')).toBe(
    '/api/v1/sign_in/oidc?return_to=%2Fimports%3Fstatus%3Dplanned',
  )
})
