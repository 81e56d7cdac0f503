/**
 * A real server process for tests that kill it: `crash-server <folder>` opens the database there,
 * fills it on the first start, listens on a free port and prints `{port, cookie}` on one line.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { createApp } from '../../server/app.ts'
import { assignBlock, loadAreas, loadBlocks } from '../../server/domains/areas/index.ts'
import { createAccount, issueSignInLink } from '../../server/domains/identity/index.ts'
import { openForm } from '../../server/domains/instruments/index.ts'
import { systemClock } from '../../server/platform/clock.ts'
import type { Context } from '../../server/platform/context.ts'
import { openSqlite } from '../../server/platform/database/sqlite.ts'
import { setInstallation } from '../../server/platform/installation.ts'
import { silentLog } from '../../server/platform/log.ts'
import { MAYI_1 } from './small-city.ts'
import { testThreads } from './test-threads.ts'

const folder = process.argv[2]!
const database = openSqlite(join(folder, 'crash.db'))
const context: Context = {
  actor: null,
  clock: systemClock,
  database,
  requestId: 'crash',
  newId: randomUUID,
  log: silentLog,
  threads: testThreads,
}
const app = createApp({
  database,
  clock: systemClock,
  log: silentLog,
  newId: randomUUID,
  threads: testThreads,
  identity: { demonstration: true, secureCookies: false },
  version: 'crash',
})

const cookieFile = join(folder, 'cookie')
if (!existsSync(cookieFile)) writeFileSync(cookieFile, await fillAndSignIn())
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.stdout.write(`${JSON.stringify({ port, cookie: readFileSync(cookieFile, 'utf8') })}\n`)
})

async function fillAndSignIn(): Promise<string> {
  await loadAreas(context)
  const square = [[112.43, 39.33] as const, [112.44, 39.33] as const, [112.44, 39.34] as const]
  const ring = [...square, square[0]!].map((point) => [...point])
  await loadBlocks(context, [
    {
      code: MAYI_1,
      name: '一小区',
      geometry: { type: 'MultiPolygon', coordinates: [[ring]] },
    },
  ])
  await database.write((tx) => setInstallation(tx, 'kind', 'demonstration'))
  await openForm(context, {
    formId: '622',
    formVersion: '2023.1',
    opensOn: '2023-01-01',
    dueOn: null,
  })
  const account = await createAccount(context, {
    displayName: '张普',
    role: 'enumerator',
    scope: { kind: 'area', areaPrefix: '140602', name: '朔城区' },
  })
  await assignBlock(context, { blockCode: MAYI_1, accountId: account.id })
  const { token } = await issueSignInLink(context, account.id)
  const reply = await app.request('http://127.0.0.1/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1' },
    body: JSON.stringify({ token }),
  })
  return reply.headers.get('set-cookie')!.split(';')[0]!
}
