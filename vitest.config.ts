import { defineConfig } from 'vitest/config'

/** Everything but the browser journeys, which have their own configuration. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: [
      'tests/journeys/**',
      'tests/every-form/**',
      'tests/agreement/**',
      'tests/kills/**',
      'tests/long-journeys/**',
      'tests/simulation/**',
    ],
    globalSetup: ['tests/support/own-temporary-folder.mjs'],
    // One module graph per worker: half the time of one per file. Tests keep no state between files.
    pool: 'threads',
    isolate: false,
    // The default leaves one processor to others, which on two is half of them.
    maxWorkers: '100%',
    // For a busy machine; a test that waits for something says itself how long.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    experimental: { fsModuleCache: true, fsModuleCachePath: '.cache/vitest' },
  },
})
