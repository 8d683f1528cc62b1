const MB = 1 << 20
/** What the server takes; a zip of a larger file will do. */
export const MOST_BYTES = 10 * MB

/** "0.6 MB", "262 kB": enough to know a file by. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes}\u00a0bytes`
  if (bytes < MB) return `${Math.round(bytes / 1024)}\u00a0kB`
  return `${(bytes / MB).toFixed(1).replace(/\.0$/, '')}\u00a0MB`
}

/** Whole per cent; a hundred only when everything is there. */
export function percent(sent: number, total: number): number {
  if (total <= 0) return 0
  return Math.min(sent >= total ? 100 : 99, Math.floor((sent / total) * 100))
}

/** Why a file need not be sent at all, or undefined. */
export function fileFault(file: Pick<File, 'name' | 'size'> | undefined): string | undefined {
  if (!file) return 'Choose a file.'
  if (file.size === 0) return `${file.name} is empty. Download or save it again.`
  if (file.size > MOST_BYTES)
    return `${file.name} is ${sizeOf(file.size)}; at most ${sizeOf(MOST_BYTES)} are taken. Send a zip of it.`
  return undefined
}
