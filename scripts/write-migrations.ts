/**
 * Writes the next migration for both engines (`--name <purpose>`) and adds STRICT to the SQLite
 * tables, which drizzle-kit leaves out. Read the SQL before committing it.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { name: { type: 'string' } } })
if (!values.name) {
  console.error('usage: npm run migrations -- --name <purpose>')
  process.exit(2)
}
for (const engine of ['sqlite', 'postgresql']) {
  execFileSync('npx', ['drizzle-kit', 'generate', '--name', values.name], {
    stdio: 'inherit',
    env: { ...process.env, JINGPU_ENGINE: engine },
  })
}
for (const file of readdirSync('drizzle/sqlite').filter((name) => name.endsWith('.sql'))) {
  const path = `drizzle/sqlite/${file}`
  const sql = readFileSync(path, 'utf8')
  writeFileSync(path, sql.replace(/^\);$/gm, ') STRICT;'))
}
