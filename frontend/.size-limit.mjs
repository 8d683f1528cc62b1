import { readFileSync } from 'node:fs'

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))
const ENTRY = 'index.html'

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
// Whatever is asked for later, the home page among it: docs/decisions.md says why.
const lazy = Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry)

export default [
  { name: 'First load, JavaScript', path: paths(entry), limit: '120 kB', gzip: true },
  { name: 'Styles', path: 'dist/assets/*.css', limit: '27 kB', gzip: true },
  ...lazy.map((key) => ({
    name: key.replace(/^src\/(routes\/)?/, '').replace(/\?.*/, ''),
    path: paths([...withImports(key)].filter((file) => !entry.has(file))),
    limit: '25 kB',
    gzip: true,
  })),
]
