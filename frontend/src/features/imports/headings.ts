const ENOUGH = 64 << 10

/** The headings of a text file, to choose from; none where the file is not text that says so. */
export async function headingsOf(file: File): Promise<string[]> {
  if (!/\.(csv|txt|tsv)$/i.test(file.name)) return []
  const text = await file.slice(0, ENOUGH).text()
  return splitHeadings(text.replace(/^\uFEFF/, ''))
}

/** The cells of the first line that is not blank. Commas; or semicolons or tabs where it has no comma. */
export function splitHeadings(text: string): string[] {
  const line = text.split(/\r\n|\r|\n/).find((one) => /[^\s,;]/.test(one)) ?? ''
  const mark = [',', ';', '\t'].find((one) => line.includes(one)) ?? ','
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (const letter of line) {
    if (letter === '"') quoted = !quoted
    else if (letter === mark && !quoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += letter
  }
  cells.push(cell.trim())
  return cells.filter(Boolean)
}

/** What headings stand for, as the API is told; undefined where nothing is called otherwise. */
export function columnsText(called: Readonly<Record<string, string>>): string | undefined {
  const pairs = Object.entries(called).flatMap(([column, heading]) =>
    heading.trim() ? [[heading.trim(), column]] : [],
  )
  return pairs.length > 0 ? JSON.stringify(Object.fromEntries(pairs)) : undefined
}

/** The heading that is given to two columns, which the API could not tell apart. */
export function calledTwice(called: Readonly<Record<string, string>>): string | undefined {
  const headings = Object.values(called).flatMap((heading) => heading.trim() || [])
  return headings.find((heading, i) => headings.indexOf(heading) !== i)
}
