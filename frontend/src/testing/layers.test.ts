import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const SRC = resolve(import.meta.dirname, '..')
const LAYERS = ['api', 'shared', 'features', 'routes', 'app']
const OUTSIDE = new Set(['testing', 'routeTree.gen.ts'])

interface Arrow {
  from: string
  to: string
}

/** What a file imports from our own source, as paths below src. */
function imports(file: string, text: string): Arrow[] {
  const found = text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)
  return [...found].flatMap(([, name = '']) => {
    if (name.startsWith('@/')) return [{ from: file, to: name.slice(2) }]
    if (!name.startsWith('.')) return []
    return [{ from: file, to: relative(SRC, resolve(SRC, dirname(file), name)) }]
  })
}

/** Why an import is not allowed, or undefined when it is. */
function fault({ from, to }: Arrow): string | undefined {
  const [layer = '', room] = from.split('/')
  const [otherLayer = '', otherRoom] = to.split('/')
  if (OUTSIDE.has(layer) || from.includes('.test.')) return undefined
  if (otherLayer === 'testing') return `${from} ships, and imports what only tests may use: ${to}`
  if (layer === 'features' && otherLayer === 'features' && room !== otherRoom) {
    return `${from} reaches into another room: ${to}`
  }
  // A route places a screen in the shell, and the app holds the routes: the two meet at the top.
  if (layer === 'routes' && otherLayer === 'app') return undefined
  if (LAYERS.indexOf(otherLayer) > LAYERS.indexOf(layer)) return `${from} imports upwards: ${to}`
  return undefined
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.tsx?$/.test(file),
)

describe('imports', () => {
  it('run one way: api, shared, features, routes, app', () => {
    const arrows = files.flatMap((file) => imports(file, readFileSync(join(SRC, file), 'utf8')))
    expect(arrows.length).toBeGreaterThan(100)
    expect(arrows.map(fault).filter(Boolean)).toEqual([])
  })

  it.each([
    ['shared/ui/page.tsx', "import { LONDON } from '@/features/organisations/london-queries'"],
    ['shared/ui/page.tsx', "import { x } from '../../features/organisations/queries'"],
    [
      'features/developers/queries.ts',
      "import { LONDON } from '@/features/organisations/london-queries'",
    ],
    ['features/developers/queries.ts', "const late = import('@/routes/index')"],
    ['api/client.ts', "import { formatDate } from '@/shared/format/date'"],
    ['features/pages/screens/privacy.tsx', "import { london } from '@/testing/boards'"],
  ])('would be caught: %s with %s', (file, text) => {
    expect(imports(file, text).map(fault)).toEqual([expect.any(String)])
  })

  it('keep files short', () => {
    const long = files
      .filter((file) => !/gen\.ts$|schema\.d\.ts$/.test(file))
      .filter((file) => readFileSync(join(SRC, file), 'utf8').split('\n').length > 251)
    expect(long).toEqual([])
  })
})
