import type { FoundPcn } from './pcn-search'

/** "Camden Demo 1 (UD0001)" */
export function pcnWords({ key, name }: FoundPcn): string {
  return `${name} (${key})`
}

/** The code that is meant by what was typed: in brackets, of the one network found, or what was typed. */
export function pcnCodeOf(typed: string, found: readonly FoundPcn[]): string {
  const text = typed.trim()
  const inBrackets = /\(([A-Za-z0-9]+)\)$/.exec(text)?.[1]
  if (inBrackets) return inBrackets.toUpperCase()
  const named = found.filter(({ name }) => name.toLowerCase() === text.toLowerCase())
  const [one, another] = named.length > 0 ? named : text.includes(' ') ? found : []
  return one && !another ? one.key : text.toUpperCase()
}
