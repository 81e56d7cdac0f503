import { defineConfig } from 'vitest/config'

/** Journeys in real Chromium against the real server; one at a time, each on its own data. */
export default defineConfig({
  test: {
    include: ['tests/journeys/**/*.test.ts'],
    globalSetup: ['tests/support/prepare-web.mjs'],
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    experimental: { fsModuleCache: true, fsModuleCachePath: '.cache/vitest' },
  },
})
