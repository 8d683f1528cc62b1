import { readFileSync } from 'node:fs'

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))
const ENTRY = 'index.html'
const HOME = Object.keys(manifest).find((key) => key.startsWith('src/routes/index.tsx'))

/** A chunk with everything it imports before it can run. */
function withImports(key, found = new Set()) {
  const chunk = manifest[key]
  if (!chunk) throw new Error(`the build has no ${key}`)
  if (found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const imported of chunk.imports ?? []) withImports(imported, found)
  return found
}

const paths = (files) => [...files].map((file) => `dist/${file}`)
const entry = withImports(ENTRY)
const first = new Set([...entry, ...withImports(HOME)])
const lazy = Object.keys(manifest).filter((key) => key.startsWith('src/routes/'))

export default [
  { name: 'First load, JavaScript', path: paths(first), limit: '120 kB', gzip: true },
  { name: 'Styles', path: 'dist/assets/*.css', limit: '27 kB', gzip: true },
  ...lazy.map((key) => ({
    name: key.replace('src/routes/', '').replace(/\?.*/, ''),
    path: paths([...withImports(key)].filter((file) => !entry.has(file))),
    limit: '25 kB',
    gzip: true,
  })),
]
