/** A piece of a line: words, or what stands out in them. */
export interface Piece {
  text: string
  as: 'words' | 'strong' | 'emphasis' | 'code'
}

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; pieces: Piece[] }
  | { kind: 'list'; items: Piece[][] }

const PIECE = /\*\*([^*]+)\*\*|\*([^*]+)\*|`([^`]+)`/g

export function pieces(line: string): Piece[] {
  const found: Piece[] = []
  let at = 0
  for (const match of line.matchAll(PIECE)) {
    if (match.index > at) found.push({ text: line.slice(at, match.index), as: 'words' })
    const [, strong, emphasis, code] = match
    if (strong) found.push({ text: strong, as: 'strong' })
    else if (emphasis) found.push({ text: emphasis, as: 'emphasis' })
    else if (code) found.push({ text: code, as: 'code' })
    at = match.index + match[0].length
  }
  if (at < line.length) found.push({ text: line.slice(at), as: 'words' })
  return found
}

/** As much of Markdown as our own changelog is written in: headings, paragraphs and flat lists. */
export function blocks(text: string): Block[] {
  return text
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter(Boolean)
    .map(blockOf)
}

function blockOf(block: string): Block {
  const [, marks, title] = /^(#{1,3}) (.*)$/.exec(block) ?? []
  if (marks && title) return { kind: 'heading', level: marks.length as 1 | 2 | 3, text: title }
  if (block.startsWith('- ')) {
    const items = block.split(/\n(?=- )/).map((item) => pieces(joined(item.slice(2))))
    return { kind: 'list', items }
  }
  return { kind: 'paragraph', pieces: pieces(joined(block)) }
}

/** One line of several. A link leads to another file of the project, which is no page here: its words stay. */
function joined(lines: string): string {
  return lines.replace(/\s*\n\s*/g, ' ').replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
}
