import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** Settings a journey needs that others cannot do with, as the environment names them. */
export type Settings = Record<string, string>

const root = resolve(import.meta.dirname, '../..')
/** Where the Trellis under test keeps its data. */
const state = process.env.TRELLIS_STATE ?? join(root, '.trellis')
const GENEROUS = { TRELLIS_RATE_LIMIT: '100000', TRELLIS_SIGN_IN_LIMIT: '100000' }

/** A Trellis started for some journeys. */
export interface Product {
  origin: string
  stop: () => Promise<void>
}

/** Another server on the data of the Trellis under test, with settings of its own. */
export function startBeside(settings: Settings): Promise<Product> {
  return start(['serve', '--state', state], settings)
}

/** A Trellis with a demonstration of its own, for a journey that changes all of it. */
export async function startAlone(): Promise<Product> {
  const own = mkdtempSync(join(tmpdir(), 'trellis-journey-'))
  const forget = () => rmSync(own, { recursive: true, force: true })
  try {
    const { origin, stop } = await start(['up', '--state', own], {})
    return { origin, stop: () => stop().finally(forget) }
  } catch (error) {
    forget()
    throw error
  }
}

async function start(command: string[], settings: Settings): Promise<Product> {
  const made = process.env.TRELLIS_PROGRAM ? undefined : build()
  const program = process.env.TRELLIS_PROGRAM ?? join(made ?? '', 'trellis')
  const child = spawn(program, [...command, '--listen', '127.0.0.1:0'], {
    cwd: root,
    env: { ...process.env, ...GENEROUS, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  const stop = async () => {
    child.kill('SIGINT')
    await ended
    if (made) rmSync(made, { recursive: true, force: true })
  }
  try {
    return { origin: await announced(child, ended), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Waits until it says where it is, or has ended with what it said instead. */
async function announced(child: ChildProcess, ended: Promise<void>): Promise<string> {
  const said: string[] = []
  return new Promise((found, failed) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface(stream).on('line', (line) => {
        said.push(line)
        const [, origin] = /^Trellis is at (http:\/\/[^/\s]+)/.exec(line) ?? []
        if (origin) found(origin)
      })
    }
    child.once('error', failed)
    void ended.then(() => failed(new Error(`Trellis did not start:\n${said.join('\n')}`)))
  })
}

/** The program of this checkout, where nobody says which one is under test. */
function build(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-program-'))
  execFileSync('go', ['build', '-o', join(folder, 'trellis'), './api'], { cwd: root })
  return folder
}
