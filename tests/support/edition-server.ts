/**
 * A server of the tree this file lies in, for journeys over an update of the program: `edition-server
 * <folder> [<form version of 622>]` opens the database there, fills it with a demonstration city on the
 * first start, opens that version in the place of 2023.1 where one is named, listens on a free port and
 * prints `{port, token, officeToken, blockCode, middle}` on one line: sign-in links of an enumerator and of
 * the township's office over their block, and that block.
 */
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { commandContext } from '../../server/cli/command-context.ts'
import { loadCity } from '../../server/cli/demo-load/load-city.ts'
import { block, blockAssignment } from '../../server/domains/areas/tables.ts'
import { issueSignInLink, listAccounts } from '../../server/domains/identity/index.ts'
import { closeForm, openForm } from '../../server/domains/instruments/index.ts'
import { startServer } from '../../server/main.ts'
import { openSqlite } from '../../server/platform/database/sqlite.ts'
import { silentLog } from '../../server/platform/log.ts'
import { middleOf } from './tablet.ts'
import { testThreads } from './test-threads.ts'

const [folder = '', newVersion] = process.argv.slice(2)
const database = openSqlite(join(folder, 'city.db'))
const ctx = commandContext(database)
if ((await listAccounts(database.read)).length === 0) {
  await loadCity(ctx, { units: 100, seed: 'editions' }, () => {})
}
const accounts = await listAccounts(database.read)
if (newVersion !== undefined) {
  await closeForm(ctx, { formId: '622', formVersion: '2023.1', lastDate: '2023-12-31' })
  const opening = { opensOn: '2024-01-01', dueOn: null }
  await openForm(ctx, { formId: '622', formVersion: newVersion, ...opening })
}
const [walked] = await database.read
  .select({ code: block.code, geometry: block.geometry, accountId: blockAssignment.accountId })
  .from(block)
  .innerJoin(blockAssignment, eq(blockAssignment.blockCode, block.code))
  .limit(1)
if (!walked) throw new Error('the city has no block that is walked')
const office = accounts.find(
  ({ role, scope }) =>
    role === 'township-office' && scope.kind === 'area' && walked.code.startsWith(scope.areaPrefix),
)
if (!office) throw new Error('the block is under no township office')
const { token } = await issueSignInLink(ctx, walked.accountId)
const { token: officeToken } = await issueSignInLink(ctx, office.id)
const { port } = await startServer({
  ...{ database, log: silentLog, threads: testThreads, host: '127.0.0.1', port: 0 },
  demonstration: true,
})
const told = { port, token, officeToken, blockCode: walked.code, middle: middleOf(walked.geometry) }
process.stdout.write(`${JSON.stringify(told)}\n`)
