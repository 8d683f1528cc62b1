import { afterEach } from 'vitest'

// Models know no browser; what draws names it at its head (@vitest-environment jsdom), and is cleaned up after.
if (typeof document !== 'undefined') {
  await import('@testing-library/jest-dom/vitest')
  const { cleanup } = await import('@testing-library/react')
  afterEach(cleanup)
}
