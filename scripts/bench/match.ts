/**
 * `npm run bench:match -- [units]`: one new unit against a county's frame, asked over HTTP of a server
 * whose frame is held by a thread of the built program. Every record of the seven lists is a unit of
 * the frame of its own, as before any duplicate was merged.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ListRecord } from '../../forms/engine/linkage/list-record.ts'
import { openThreadLinker } from '../../server/cli/linker/thread-linker.ts'
import { assignBlock, loadAreas, loadBlocks } from '../../server/domains/areas/index.ts'
import { frameImport, frameRecord, unit } from '../../server/domains/frame/tables.ts'
import { createAccount, issueSignInLink } from '../../server/domains/identity/index.ts'
import { startServer } from '../../server/main.ts'
import { systemClock } from '../../server/platform/clock.ts'
import type { Context } from '../../server/platform/context.ts'
import { insertRows } from '../../server/platform/database/insert-rows.ts'
import { openSqlite } from '../../server/platform/database/sqlite.ts'
import { setInstallation } from '../../server/platform/installation.ts'
import { silentLog } from '../../server/platform/log.ts'
import { projectPath } from '../../server/platform/project-path.ts'
import { threadsOf } from '../../server/platform/threads.ts'
import { makeLists } from './linkage/make-lists.ts'
import { quantile } from './quantiles.ts'
import { judged, ms, printResults, told } from './report.ts'

const units = Number(process.argv[2] ?? 200_000)
const ASKED = 3_000
/** The first answers are those of a program that has just started. */
const WARM = 500
const BAR_MS = 10
const AREA = '140602001001'
const BLOCK = `${AREA}01`

const program = projectPath('dist/server/jingpu.js')
const folder = mkdtempSync(join(tmpdir(), 'jingpu-bench-match-'))
const database = openSqlite(join(folder, 'frame.db'))
const ctx: Context = {
  actor: null,
  clock: systemClock,
  database,
  requestId: 'bench',
  newId: randomUUID,
  log: silentLog,
  threads: threadsOf(program),
}
const linker = openThreadLinker(program)
// Only what is asked stays: in a server the frame is not in the memory of who answers.
const asked = await load(makeLists(units, 'bench', 'usual').records)
const server = await startServer({
  ...{ database, threads: ctx.threads, log: silentLog, linker },
  ...{ host: '127.0.0.1', port: 0, demonstration: true },
})
try {
  const origin = `http://127.0.0.1:${server.port}`
  await measure(origin, await signIn(origin))
} finally {
  await server.close()
  rmSync(folder, { recursive: true })
}

async function load(records: readonly ListRecord[]): Promise<Asked> {
  await loadAreas(ctx)
  const geometry = { type: 'MultiPolygon' as const, coordinates: [] }
  await loadBlocks(ctx, [{ code: BLOCK, name: '001 小区', geometry }])
  const openedAt = '2024-01-01T00:00:00.000Z'
  await database.write(async (tx) => {
    await setInstallation(tx, 'kind', 'demonstration')
    const counts = { rows: 0, accepted: 0, rejected: 0, matched: 0, opened: 0, noticed: 0 }
    await tx.insert(frameImport).values({
      ...{ id: 'lists', source: 'tax', areaPrefix: '140602', fileName: 'lists.csv', encoding: '' },
      ...{ contentHash: '', importedAt: openedAt, importedBy: 'system', ...counts },
      ...{ notices: [], columns: [], comparison: null },
    })
  })
  for (let from = 0; from < records.length; from += 2_000) {
    const piece = records.slice(from, from + 2_000).map((record, at) => ({ record, at: from + at }))
    await database.write(async (tx) => {
      await insertRows(tx, unit, piece.map(unitOf))
      await insertRows(tx, frameRecord, piece.map(recordOf))
    })
  }
  const step = records.length / ASKED
  return {
    records: Array.from({ length: ASKED }, (_, at) => records[Math.floor(at * step)]!),
    of: records.length,
  }
}

interface Asked {
  readonly records: readonly ListRecord[]
  /** Records in the frame. */
  readonly of: number
}

interface Numbered {
  readonly record: ListRecord
  readonly at: number
}

function unitOf({ record, at }: Numbered) {
  return {
    ...{ id: `unit-${at}`, kind: 'legalUnit' as const, name: record.name },
    ...{ unifiedSocialCreditCode: record.uscc || null, areaCode: AREA, blockCode: BLOCK },
    ...{ buildingCode: null, address: record.address, phone: record.phone || null },
    ...{ legalRepresentative: record.legalRep || null, industryCode: null, institutionType: null },
    ...{ aboveScale: false, attributes: {}, origin: 'frame' as const, outcome: null },
    ...{ openedAt: '2024-01-01T00:00:00.000Z', synthetic: true },
  }
}

function recordOf({ record, at }: Numbered) {
  const values: Record<string, string> = {
    unitName: record.name,
    unifiedSocialCreditCode: record.uscc,
    legalRepresentative: record.legalRep,
    phone: record.phone,
    address: record.address,
  }
  return {
    ...{ id: `record-${at}`, importId: 'lists', source: record.source, row: at + 1 },
    ...{ unitId: `unit-${at}`, values, raw: {}, againKey: '' },
  }
}

async function signIn(origin: string): Promise<string> {
  const scope = { kind: 'area', areaPrefix: '140602001', name: '北城街道' } as const
  const account = await createAccount(ctx, { displayName: '普查员', role: 'enumerator', scope })
  const office = await createAccount(ctx, {
    ...{ displayName: '普查办', role: 'county-office' },
    scope: { kind: 'area', areaPrefix: '140602', name: '朔城区' },
  })
  await assignBlock({ ...ctx, actor: office }, { blockCode: BLOCK, accountId: account.id })
  const { token } = await issueSignInLink(ctx, account.id)
  const reply = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ token }),
  })
  const cookie = reply.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(await reply.text())
  return cookie
}

async function measure(origin: string, cookie: string): Promise<void> {
  const ask = async ({ name, uscc, legalRep, phone, address }: ListRecord) => {
    const body = JSON.stringify({
      ...{ name, address, phone, legalRepresentative: legalRep },
      ...(/^[0-9A-Z]{18}$/.test(uscc) ? { unifiedSocialCreditCode: uscc } : {}),
    })
    const begun = performance.now()
    const reply = await fetch(`${origin}/api/blocks/${BLOCK}/matches`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, cookie },
      body,
    })
    const text = await reply.text()
    const took = performance.now() - begun
    if (!reply.ok) throw new Error(text)
    return { took, ready: text.includes('"ready":true') }
  }
  const reading = performance.now()
  const isReady = () => ask(asked.records[0]!).then(({ ready }) => ready)
  // A server that reads its frame may let a connection time out.
  while (!(await isReady().catch(() => false)))
    await new Promise((resolve) => setTimeout(resolve, 500))
  const readMs = performance.now() - reading
  const times: number[] = []
  for (const [at, record] of asked.records.entries()) {
    const { took } = await ask(record)
    if (at >= WARM) times.push(took)
  }
  const at = (share: number) => quantile(times, share)
  const against = `one new unit against ${asked.of} records, over HTTP`
  printResults('Match', [
    told('frame read and linked in the background', `${(readMs / 1000).toFixed(0)} s`),
    told(`${against}, median`, ms(at(0.5))),
    judged(`${against}, p99`, ms(at(0.99)), `< ${BAR_MS} ms`, at(0.99) < BAR_MS),
    told(`${against}, slowest of ${times.length}`, ms(at(1))),
  ])
}
