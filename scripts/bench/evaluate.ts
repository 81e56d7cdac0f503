/**
 * `npm run bench:evaluate [-- --units 20000 --copies 10]`: a city of demonstration units with all
 * their filled forms in a database of its own, evaluated by the built program in two worker threads.
 * A copy is the same units again under other ids. The time is of the whole command: reading, judging,
 * writing every finding with `synchronous=FULL`, and relating the units.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { getTableColumns, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { formSummaries } from '../../forms/generated/registry.ts'
import { openData } from '../../server/cli/open-data.ts'
import { makeCity } from '../../server/demo-city/make-city.ts'
import { unit } from '../../server/domains/frame/tables.ts'
import { response, revision } from '../../server/domains/responses/tables.ts'
import type { Executor } from '../../server/platform/database/database.ts'
import { setInstallation } from '../../server/platform/installation.ts'
import { projectPath } from '../../server/platform/project-path.ts'
import { judged, printResults, told } from './report.ts'
import { secondsOfWholeRun } from './whole-run.ts'

const BAR_SECONDS = 60
const CITY = 200_000
const WORKERS = 2

const { values } = parseArgs({
  options: {
    units: { type: 'string', default: '20000' },
    copies: { type: 'string', default: '10' },
  },
})
const units = Number(values.units)
const copies = Number(values.copies)
const folder = mkdtempSync(join(tmpdir(), 'bench-evaluate-'))
try {
  // The program prepares itself: it is built where it is older than its sources.
  spawnSync(process.execPath, [projectPath('scripts/jingpu.mjs'), '--version'], {
    stdio: 'inherit',
  })
  const responses = await fillDatabase()
  const before = loadavg()[0] ?? 0
  // What the command and its threads used says what a machine with nothing else to do would need.
  const cpuFile = join(folder, 'cpu')
  const tellCpu = `import { isMainThread } from 'node:worker_threads'
    import { writeFileSync } from 'node:fs'
    if (isMainThread) process.on('exit', () => {
      const { user, system } = process.cpuUsage()
      writeFileSync(${JSON.stringify(cpuFile)}, String((user + system) / 1e6))
    })`
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      ...['--import', `data:text/javascript,${encodeURIComponent(tellCpu)}`],
      projectPath('dist/server/jingpu.js'),
      ...['evaluate', '--data', folder, '--workers', String(WORKERS), '--json'],
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  if (status !== 0) throw new Error(stderr.slice(-2_000))
  const report = JSON.parse(stdout) as Record<string, number>
  const seconds = secondsOfWholeRun(report, { units: units * copies, responses })
  const cpuSeconds = Number(readFileSync(cpuFile, 'utf8'))
  const scaled = (seconds * CITY) / (units * copies)
  printResults('evaluate', [
    told('units, responses', `${units * copies}, ${responses}`),
    told('findings, between units', `${report.findings}, ${report.crossUnit}`),
    told('CPU of all threads', `${cpuSeconds.toFixed(1)} s`),
    told('load before, CPUs', `${before.toFixed(1)}, ${availableParallelism()}`),
    judged(
      `200,000 units, all rules, ${WORKERS} workers`,
      `${scaled.toFixed(0)} s (${seconds.toFixed(1)} s measured)`,
      `< ${BAR_SECONDS} s`,
      scaled < BAR_SECONDS,
    ),
  ])
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function fillDatabase(): Promise<number> {
  const city = makeCity({ units, seed: 'bench' })
  const versions = new Map<string, string>(formSummaries.map(({ id, version }) => [id, version]))
  const placeOf = new Map(city.units.map(({ id, location }) => [id, location.areaCode]))
  const database = await openData({ folder, demo: false })
  const at = '2024-01-15T02:00:00.000Z'
  await database.write((tx) => setInstallation(tx, 'kind', 'production'))
  await database.write(async (tx) => {
    for (const each of city.units) {
      await tx.insert(unit).values({
        ...{ id: each.id, kind: each.kind, name: each.name, address: '' },
        ...{ unifiedSocialCreditCode: null, aboveScale: false },
        ...{ areaCode: each.location.areaCode, industryCode: each.industryCode },
        ...{ origin: 'frame', openedAt: at, synthetic: true },
      })
    }
    for (const { unitId, form, answers } of city.responses) {
      const id = `${unitId}.${form}.2023`
      const own = { formVersion: versions.get(form)!, period: '2023' }
      await tx.insert(response).values({
        ...{ id, unitId, formId: form, ...own, state: 'submitted' },
        ...{ areaCode: placeOf.get(unitId)!, latestRevisionId: `r-${id}`, revisions: 1 },
        ...{ mandatoryFindings: 0, verifyFindings: 0, advisoryFindings: 0 },
        ...{ explainedFindings: 0, createdAt: at, updatedAt: at },
      })
      await tx.insert(revision).values({
        ...{ id: `r-${id}`, responseId: id, number: 1, intent: 'submit' },
        ...{ content: Buffer.from('{}'), contentHash: 'x', formVersion: own.formVersion },
        ...{ answers: { ...answers }, explanations: [], changed: [], deviceTime: at },
        ...{ receivedAt: at, receivedBy: 'bench', receivedRole: 'enterprise' },
        // Nobody asks for the receipt of a revision put in by hand.
        receipt: {} as never,
      })
    }
  })
  for (let copy = 1; copy < copies; copy++) {
    await database.write(async (tx) => {
      await copyRows(tx, unit, ['id'], copy)
      await copyRows(tx, response, ['id', 'unitId', 'latestRevisionId'], copy)
      await copyRows(tx, revision, ['id', 'responseId'], copy)
    })
  }
  await database.close()
  return city.responses.length * copies
}

/** The first city's rows again, their ids with the number of the copy. */
async function copyRows(
  tx: Executor,
  table: SQLiteTable,
  ids: readonly string[],
  copy: number,
): Promise<void> {
  const columns = Object.entries(getTableColumns(table))
  const values = columns.map(([key, column]) =>
    ids.includes(key) ? sql`${column} || ${`~${copy}`}` : sql`${column}`,
  )
  const { id } = getTableColumns(table)
  const first = sql`select ${sql.join(values, sql`, `)} from ${table} where ${id} not like '%~%'`
  await tx.insert(table).select(first)
}
