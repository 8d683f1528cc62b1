import { formatDate } from '@/shared/format/date'

/** A piece of a sentence: words, or text as it stands in the file. */
export type Part = { words: string } | { found: string }

const QUOTED = /“([^”]*)”/g
// Not a day that shows how to write one: “Write it as 20260331, 2026-03-31, …”
const DAY = /(?<=\b(?:from|on|by|until|read as) )\d{4}-\d{2}-\d{2}\b/g

function spoken(text: string): string {
  return text.replace(DAY, formatDate)
}

/** Tells what a sentence quotes from the file apart from its own words, whose days are written out. */
export function parts(message: string): Part[] {
  const found: Part[] = []
  let at = 0
  for (const match of message.matchAll(QUOTED)) {
    if (match.index > at) found.push({ words: spoken(message.slice(at, match.index)) })
    found.push({ found: match[1] ?? '' })
    at = match.index + match[0].length
  }
  if (at < message.length) found.push({ words: spoken(message.slice(at)) })
  return found
}

/** The sentence about a cell, after the value found there where the sentence does not quote it. */
export function sentence(message: string, value: string | null): Part[] {
  const all = parts(message)
  if (!value || all.some((part) => 'found' in part && part.found === value)) return all
  return [{ words: 'Found ' }, { found: value }, { words: ' here. ' }, ...all]
}
