// @vitest-environment jsdom
import { renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { ProblemError, unreachable } from '@/api/problem'
import { useRead } from './use-read'

const idle = { error: null, isSuccess: false }
const refused = {
  error: new ProblemError({ ...unreachable().problem, code: 'stale', status: 412 }),
  isSuccess: false,
}

function reading() {
  const hook = renderHook(({ record, saving }) => useRead(record, ['name'], saving), {
    initialProps: {
      record: { version: 1, name: 'A' },
      saving: idle as typeof idle | typeof refused,
    },
  })
  return { version: () => hook.result.current, show: hook.rerender }
}

it('goes on with a version in which nothing of the form has changed', () => {
  const { version, show } = reading()
  show({ record: { version: 2, name: 'A' }, saving: idle })
  expect(version()).toBe(2)
})

it('does not answer what somebody else has changed before that was told', () => {
  const { version, show } = reading()
  show({ record: { version: 2, name: 'B' }, saving: idle })
  expect(version()).toBe(1)
  show({ record: { version: 2, name: 'B' }, saving: refused })
  expect(version()).toBe(2)
})
