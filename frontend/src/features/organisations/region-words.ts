/** Regions take an article in a sentence; London does not. */
export function regionInWords(name: string): string {
  return name === 'London' ? name : `the ${name}`
}
