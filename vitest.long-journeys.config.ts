import { defineConfig } from 'vitest/config'

/** Whole days of field work in real Chromium, and the pictures of the guide: too long for every run. */
export default defineConfig({
  test: {
    include: ['tests/long-journeys/**/*.test.ts'],
    globalSetup: ['tests/support/prepare-web.mjs'],
    pool: 'forks',
    maxWorkers: 2,
    // Waits end when the page has done it; the limit is for a busy machine.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 300_000,
    hookTimeout: 120_000,
    experimental: { fsModuleCache: true, fsModuleCachePath: '.cache/vitest' },
  },
})
