import { defineConfig } from 'vitest/config'

/** A whole census of a county: minutes, so it has a command of its own. */
export default defineConfig({
  test: {
    include: ['tests/simulation/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 1_800_000,
    hookTimeout: 900_000,
    experimental: { fsModuleCache: true, fsModuleCachePath: '.cache/vitest' },
  },
})
