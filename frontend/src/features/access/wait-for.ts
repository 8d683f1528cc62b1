const LONGEST = 60
const USUAL = 5
const MOST_TRIES = 8
const FORGOTTEN_AFTER_MS = 150_000

interface Tries {
  failed: number
  at: number
}

/** Remembers how often each address has refused in a row. */
export class Waits {
  private readonly tries = new Map<string, Tries>()

  /**
   * How many seconds to wait before the next try: as many as the server says, and twice as many after each try that
   * failed; after many of those nothing is tried any more by itself.
   */
  next(address: string, retryAfter: number | undefined, now: number): number | undefined {
    const last = this.tries.get(address)
    const failed = last && now - last.at < FORGOTTEN_AFTER_MS ? last.failed + 1 : 0
    this.tries.set(address, { failed, at: now })
    if (failed >= MOST_TRIES) return undefined
    return Math.min(LONGEST, (retryAfter ?? USUAL) * 2 ** failed)
  }
}
