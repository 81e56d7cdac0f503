import { defineConfig } from 'drizzle-kit'
import { engine } from './server/platform/database/engine.ts'

/** `npm run migrations -- --name <purpose>` writes the next migration of both engines. */
export default defineConfig({
  dialect: engine === 'postgresql' ? 'postgresql' : 'sqlite',
  casing: 'snake_case',
  schema: ['./server/domains/*/tables.ts', './server/platform/installation.ts'],
  out: `./drizzle/${engine}`,
})
