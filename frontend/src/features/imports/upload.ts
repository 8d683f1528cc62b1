import { type ProblemError, toProblem, unreachable } from '@/api/problem'
import type { Import } from '@/api/types'
import type { Versioned } from './queries'

export type Stage =
  | { name: 'sending'; sent: number; total: number }
  /** Everything is sent: the server reads the file and works the plan out. */
  | { name: 'reading' }

export interface Sending {
  kind: string
  as_at: string | undefined
  /** What headings stand for that are called otherwise than our columns, as JSON. */
  columns: string | undefined
  file: File
  /** The same for every try to send the same, so that it has one effect. */
  key: string
}

/** Sends a file and hears how far it is, which fetch does not tell. */
export function sendFile(
  { key, ...sending }: Sending,
  onStage: (stage: Stage) => void,
  signal: AbortSignal,
): Promise<Versioned> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const stop = () => request.abort()
    signal.addEventListener('abort', stop)
    request.onloadend = () => signal.removeEventListener('abort', stop)
    request.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'))
    request.onerror = () => reject(unreachable('/api/v1/imports'))
    request.onload = () => settle(request, resolve, reject)
    request.upload.onprogress = ({ loaded, total }) =>
      onStage({ name: 'sending', sent: loaded, total })
    request.upload.onload = () => onStage({ name: 'reading' })
    onStage({ name: 'sending', sent: 0, total: sending.file.size })
    request.open('POST', '/api/v1/imports')
    request.setRequestHeader('Accept', 'application/json')
    request.setRequestHeader('Idempotency-Key', key)
    request.send(form(sending))
  })
}

function form({ kind, as_at, columns, file }: Omit<Sending, 'key'>): FormData {
  const data = new FormData()
  data.set('kind', kind)
  if (as_at) data.set('as_at', as_at)
  if (columns) data.set('columns', columns)
  data.set('file', file)
  return data
}

function settle(
  request: XMLHttpRequest,
  resolve: (answer: Versioned) => void,
  reject: (problem: ProblemError) => void,
) {
  const body = readJson(request.responseText)
  if (request.status === 201 && body) {
    resolve({ data: body as Import, etag: request.getResponseHeader('ETag') ?? '' })
    return
  }
  const headers = { 'X-Request-ID': request.getResponseHeader('X-Request-ID') ?? '' }
  reject(toProblem(body, new Response(null, { status: request.status, headers })))
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
