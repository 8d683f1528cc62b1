const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** Small numbers are words in a sentence, larger ones are figures. */
export function numberWord(n: number): string {
  return NUMBERS[n] ?? n.toLocaleString('en-GB')
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function plural(n: number, one: string, many = `${one}s`): string {
  return n === 1 ? one : many
}

/** "four integrated care boards" */
export function counted(n: number, one: string, many?: string): string {
  return `${numberWord(n)} ${plural(n, one, many)}`
}

/** "A", "A and B", "A, B and C" */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
