import { fileURLToPath } from 'node:url'
import { tanstackRouter } from '@tanstack/router-plugin/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const api = process.env.TRELLIS_API ?? 'http://127.0.0.1:8080'

/** What is shared by pages that anyone sees, and the machinery of changes; forms and lists are a part of their own. */
const shared =
  /@tanstack\/|src\/shared\/(?!charts\/month-bars|(boards|managed-pcns|pcn-names|pcn-search|reach|stays)\.|ui\/(done|field|form|leave-guard|list-head|pcn-field|shown-once|state-word|use-dirty)\.|history\/(actors|words|record))/

/** But for the pages that change an organisation: nobody who reads one waits for them. */
const organisations =
  /features\/organisations\/(?!screens\/(pcn-)?edit|components\/pcn\/correction-fields)/

export default defineConfig({
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      // A room's queries travel with its screens, so that the first load does not grow with each room.
      codeSplittingOptions: { defaultBehavior: [['loader', 'component']] },
      quoteStyle: 'single',
      routeFileIgnorePattern: '\\.test\\.',
    }),
    react(),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    manifest: true,
    target: 'es2023',
    // The content security policy refuses inlined files.
    assetsInlineLimit: 0,
    // Every browser of our target preloads modules by itself: a page's parts come at once, not one after another.
    modulePreload: { polyfill: false },
    // What every page starts with is one file: packed together it is smaller, and asked for at once.
    rolldownOptions: {
      // What several pages share is one more, and what several pages of a room do another: a browser asks for six files
      // at a time, and the page's own questions wait behind them.
      output: {
        // The first load lists every part's name: the manifest says which is which.
        chunkFileNames: 'assets/[hash].js',
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], priority: 3 },
            { name: 'shared', test: shared, minShareCount: 2, priority: 2 },
            { name: 'history', test: /shared\/history\//, minShareCount: 2, priority: 1 },
            { name: 'organisations', test: organisations, minShareCount: 2, priority: 1 },
            {
              name: 'forms',
              test: /src\/shared\/(?!charts|pcn-names|ui\/pcn-field)/,
              minShareCount: 2,
              priority: 1,
            },
            { name: 'access', test: /features\/(access|audit)/, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    // The changelog is shown as it stands in docs.
    fs: { allow: ['..'] },
    // The API refuses changes that name another origin than its own.
    proxy: { '^/(api|oauth)/': { target: api, changeOrigin: true, headers: { origin: api } } },
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    restoreMocks: true,
  },
})
