import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { defineConfig } from '@playwright/test'

const browserNames = ['chromium', 'chromium-browser', 'google-chrome']

/** The browser named by the environment, else one on the path, else Playwright's own. */
function chromium(): string | undefined {
  if (process.env.TRELLIS_CHROMIUM) return process.env.TRELLIS_CHROMIUM
  const folders = (process.env.PATH ?? '').split(delimiter)
  return browserNames.flatMap((name) => folders.map((dir) => join(dir, name))).find(runs)
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const executablePath = chromium()
const asRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  forbidOnly: process.env.CI === 'true',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: process.env.TRELLIS_URL ?? 'http://127.0.0.1:8080',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [...(asRoot ? ['--no-sandbox'] : []), '--disable-background-networking'],
    },
  },
})
