import { defineConfig } from 'vitest/config'

/** A hundred thousand documents judged in three places: too long for every run. */
export default defineConfig({
  test: {
    include: ['tests/agreement/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 5_400_000,
    experimental: { fsModuleCache: true, fsModuleCachePath: '.cache/vitest' },
  },
})
