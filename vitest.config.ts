import { defineConfig } from 'vitest/config'

/** Everything but the browser journeys, which have their own configuration. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/journeys/**', 'tests/every-form/**'],
    pool: 'forks',
    testTimeout: 20_000,
  },
})
