/**
 * `npm run test:postgres`: the server's tests on PostgreSQL's dialect (PGlite, or the empty server named
 * by JINGPU_TEST_DATABASE_URL). Arguments narrow it to some tests. Those that start the command line or kill a server
 * are left out: what they start runs on SQLite whatever the engine here.
 */
import { prepareInstall } from './prepare.mjs'
import { runTool } from './run-step.mjs'

prepareInstall()
const wanted = process.argv.slice(2)
const tests = wanted.length > 0 ? wanted : ['tests/server']
// PGlite takes long to start, longer on a busy machine; none of these tests measures time.
const elsewhere = ['--exclude=tests/server/cli/**', '--exclude=tests/server/crash/**']
const patience = ['--hookTimeout=180000', '--testTimeout=180000']
process.exitCode = runTool('vitest', ['run', ...patience, ...elsewhere, ...tests], {
  env: { JINGPU_ENGINE: 'postgresql' },
})
