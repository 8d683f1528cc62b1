import type { components } from '@/api/schema'

export type PublicKey = components['schemas']['PublicKey']

/** A JSON web key as it was pasted; what sort of key it is, the server looks at. */
export function readKey(typed: string): PublicKey | undefined {
  try {
    const key: unknown = JSON.parse(typed)
    return typeof key === 'object' && key !== null && 'kty' in key ? (key as PublicKey) : undefined
  } catch {
    return undefined
  }
}

export function keyFault(typed: string): string | undefined {
  if (!typed.trim()) return undefined
  const key = readKey(typed)
  if (!key)
    return 'Paste the public key as JSON, such as {"kty": "OKP", "crv": "Ed25519", "x": "…"}.'
  if ('d' in key)
    return 'That is the private half. Keep it with the program, and give the public one.'
  return undefined
}
