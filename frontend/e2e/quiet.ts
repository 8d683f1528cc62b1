import type { Page, Request } from '@playwright/test'

/**
 * Begins to watch a tab. What it returns waits until the tab has all it asked for, has nothing to draw and has not asked
 * for more because of what it drew. It takes no longer than that: Playwright's `networkidle` is half a second at least.
 */
export function watched(page: Page): () => Promise<void> {
  const underWay = new Set<Request>()
  let asked = 0
  page.on('request', (request) => {
    underWay.add(request)
    asked++
  })
  const ended = (request: Request) => underWay.delete(request)
  page.on('requestfinished', ended)
  page.on('requestfailed', ended)

  return async () => {
    for (const limit = Date.now() + 30_000; ; ) {
      const before = asked
      // Two frames draw what has arrived; an idle moment after them is one in which what follows from it was asked for.
      await page.evaluate(async () => {
        const frame = () => new Promise((done) => requestAnimationFrame(done))
        await frame()
        await frame()
        await new Promise((done) => requestIdleCallback(done, { timeout: 2000 }))
      })
      if (underWay.size === 0 && asked === before) return
      if (Date.now() > limit) {
        const waiting = [...underWay].map((request) => request.url()).join(', ')
        throw new Error(
          `${page.url()} is not quiet after 30 seconds: ${waiting || 'it asks again and again'}`,
        )
      }
      await new Promise((done) => setTimeout(done, 20))
    }
  }
}
