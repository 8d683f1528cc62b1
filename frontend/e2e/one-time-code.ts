import { createHmac } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const STEP = 30_000

/** A person’s authenticator app (RFC 6238). It shows each code once: Trellis takes none twice. */
export class Authenticator {
  private last = 0

  constructor(private readonly key: string) {}

  async code(): Promise<string> {
    // The next code counts already, for clocks that are ahead.
    let step = Math.max(Math.floor(Date.now() / STEP), this.last + 1)
    while (step > Math.floor(Date.now() / STEP) + 1) {
      await setTimeout(500)
      step = Math.max(Math.floor(Date.now() / STEP), this.last + 1)
    }
    this.last = step
    const counter = Buffer.alloc(8)
    counter.writeBigUInt64BE(BigInt(step))
    const mac = createHmac('sha1', this.secret()).update(counter).digest()
    const at = (mac.at(-1) ?? 0) & 0xf
    return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
  }

  private secret(): Buffer {
    const bits = [...this.key].map((letter) =>
      ALPHABET.indexOf(letter).toString(2).padStart(5, '0'),
    )
    return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  }
}
