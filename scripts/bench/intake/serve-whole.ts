/**
 * The whole server in a process of its own: `serve-whole <folder> <units> <clients>` fills a database
 * there, signs one enumerator in for each client, listens on a free port and says where.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createApp } from '../../../server/app.ts'
import { assignBlock, loadAreas, loadBlocks } from '../../../server/domains/areas/index.ts'
import { findUnits } from '../../../server/domains/frame/index.ts'
import { unit } from '../../../server/domains/frame/tables.ts'
import { createAccount, issueSignInLink } from '../../../server/domains/identity/index.ts'
import { openForm } from '../../../server/domains/instruments/index.ts'
import { newResponse } from '../../../server/domains/responses/new-response.ts'
import { insertResponses } from '../../../server/domains/responses/store.ts'
import { startServer } from '../../../server/main.ts'
import { systemClock } from '../../../server/platform/clock.ts'
import type { Context } from '../../../server/platform/context.ts'
import { openSqlite } from '../../../server/platform/database/sqlite.ts'
import { setInstallation } from '../../../server/platform/installation.ts'
import { silentLog } from '../../../server/platform/log.ts'
import type { Threads } from '../../../server/platform/threads.ts'
import { FORM, PERIOD, unitName, VERSION } from './envelopes.ts'
import { answerUsage } from './usage.ts'

const AREA = '140602001001'
const BLOCK = `${AREA}01`

/** Receiving responses asks no thread anything. */
const noThreads: Threads = {
  ask: () => Promise.reject(new Error('no threads in this bench')),
  open: () => {
    throw new Error('no threads in this bench')
  },
}

const [folder = '.', units = '0', clients = '0'] = process.argv.slice(2)
const database = openSqlite(join(folder, 'whole.db'))
const context: Context = {
  ...{ actor: null, clock: systemClock, database, requestId: 'bench' },
  ...{ newId: randomUUID, log: silentLog, threads: noThreads },
}
await fill(Number(units))
const cookies = await signIn(Number(clients))
const { port } = await startServer({
  ...{ database, log: silentLog, threads: noThreads, host: '127.0.0.1', port: 0 },
  demonstration: true,
})
answerUsage({ port, cookies })

async function fill(count: number): Promise<void> {
  await loadAreas(context)
  const square = [[112.43, 39.33] as const, [112.44, 39.33] as const, [112.44, 39.34] as const]
  const ring = [...square, square[0]!].map((point) => [...point])
  const geometry = { type: 'MultiPolygon' as const, coordinates: [[ring]] }
  await loadBlocks(context, [{ code: BLOCK, name: '一小区', geometry }])
  await database.write((tx) => setInstallation(tx, 'kind', 'demonstration'))
  await openForm(context, {
    ...{ formId: FORM, formVersion: VERSION, opensOn: '2023-01-01', dueOn: null },
  })
  const ids = Array.from({ length: count }, (_, at) => unitName(at))
  await database.write(async (tx) => {
    for (let start = 0; start < ids.length; start += 1_000) {
      for (const id of ids.slice(start, start + 1_000)) {
        await tx.insert(unit).values({
          ...{ id, kind: 'legalUnit', name: `企业${id}`, areaCode: AREA, blockCode: BLOCK },
          ...{ address: '马邑路12号', aboveScale: true, origin: 'frame', synthetic: true },
          ...{ openedAt: '2024-01-02T00:00:00.000Z', industryCode: '3074' },
        })
      }
    }
  })
  const owed = { formId: FORM, formVersion: VERSION, period: PERIOD, dueDate: null }
  for (let start = 0; start < ids.length; start += 1_000) {
    await database.write(async (tx) => {
      const createdAt = context.clock.now()
      const units = await findUnits(tx, ids.slice(start, start + 1_000))
      const rows = [...units.values()].map((each) => newResponse(each, { ...owed, createdAt }))
      await insertResponses(tx, rows)
    })
  }
}

async function signIn(count: number): Promise<string[]> {
  const app = createApp({
    ...{ database, clock: systemClock, log: silentLog, newId: randomUUID, version: 'bench' },
    threads: noThreads,
    identity: { demonstration: true, secureCookies: false },
  })
  const account = await createAccount(context, {
    ...{ displayName: '张普', role: 'enumerator' },
    scope: { kind: 'area', areaPrefix: '140602', name: '朔城区' },
  })
  await assignBlock(context, { blockCode: BLOCK, accountId: account.id })
  const cookies: string[] = []
  for (let client = 0; client < count; client += 1) {
    const { token } = await issueSignInLink(context, account.id)
    const reply = await app.request('http://127.0.0.1/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1' },
      body: JSON.stringify({ token }),
    })
    cookies.push(reply.headers.get('set-cookie')!.split(';')[0]!)
  }
  return cookies
}
