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

/** What stands before each word of a list; semicolons where a name has an "and" of its own. */
export function separators(words: readonly string[]): string[] {
  const [comma, and] = words.some((word) => / and |,/.test(word))
    ? ['; ', '; and ']
    : [', ', ' and ']
  return words.map((_, i) => (i === 0 ? '' : i === words.length - 1 ? and : comma))
}

/** "A", "A and B", "A, B and C", "A and B; and C" */
export function listed(words: readonly string[]): string {
  const between = separators(words)
  return words.map((word, i) => between[i] + word).join('')
}
