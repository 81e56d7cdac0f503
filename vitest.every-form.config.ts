import { defineConfig } from 'vitest/config'

/** Every form in real Chromium: too long for every run, so it has a script of its own. */
export default defineConfig({
  test: {
    include: ['tests/every-form/**/*.test.ts'],
    globalSetup: ['tests/support/prepare-web.mjs'],
    pool: 'forks',
    fileParallelism: false,
    // Waits end when the page has done it; the limit is for a busy machine.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    experimental: { fsModuleCache: true, fsModuleCachePath: '.cache/vitest' },
  },
})
