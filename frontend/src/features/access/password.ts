const SHORTEST = 15
const LONGEST = 200

export const PASSWORD_HINT =
  'At least 15 characters. A few words that belong together only for you are easy to keep in mind.'

/** What can be told without asking the server; it knows more, such as words that many people use. */
export function passwordFault(password: string): string | undefined {
  if (!password) return 'Choose a password.'
  const length = [...password].length
  if (length < SHORTEST) return `Use at least ${SHORTEST} characters; this has ${length}.`
  if (length > LONGEST) return `Use at most ${LONGEST} characters.`
  return undefined
}
