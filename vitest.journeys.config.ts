import { defineConfig } from 'vitest/config'

/** Journeys in real Chromium against the real server; one at a time, each on its own data. */
export default defineConfig({
  test: {
    include: ['tests/journeys/**/*.test.ts'],
    globalSetup: ['tests/support/prepare-web.mjs'],
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    // Waits end when the page has done it; the limit is for a busy machine.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    experimental: { fsModuleCache: true, fsModuleCachePath: '.cache/vitest' },
  },
})
