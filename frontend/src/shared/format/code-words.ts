const ACRONYMS: Record<string, string> = { icb: 'ICB', pcn: 'PCN', api: 'API' }

/** "Programme admin", "ICB lead": a role, or another code of our own, as people write it. */
export function codeWords(code: string): string {
  const words = code.split('_').map((word) => ACRONYMS[word] ?? word)
  const text = words.join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The same inside a sentence: "programme admin", "ICB lead". */
export function codeWithin(code: string): string {
  const text = codeWords(code)
  return /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
}
