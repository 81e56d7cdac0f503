import { defineConfig } from 'vitest/config'

/** A tablet whose tab dies hundreds of times: too long for every run, so it has a script of its own. */
export default defineConfig({
  test: {
    include: ['tests/kills/**/*.test.ts'],
    globalSetup: ['tests/support/prepare-web.mjs'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 5_400_000,
    hookTimeout: 120_000,
    experimental: { fsModuleCache: true, fsModuleCachePath: '.cache/vitest' },
  },
})
