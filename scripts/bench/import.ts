/**
 * `npm run bench:import -- [rows]`: one list of many rows the whole way into a frame on disk, then the
 * list of a month later, read by a thread of the built program. Says how long, how much memory at most, and for how long others had to wait.
 */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { creditCodeCheckDigit, organisationCheckDigit } from '../../forms/engine/credit-code.ts'
import { loadAreas } from '../../server/domains/areas/index.ts'
import { importFrame } from '../../server/domains/frame/index.ts'
import { systemClock } from '../../server/platform/clock.ts'
import type { Context } from '../../server/platform/context.ts'
import { openSqlite } from '../../server/platform/database/sqlite.ts'
import { silentLog } from '../../server/platform/log.ts'
import { projectPath } from '../../server/platform/project-path.ts'
import { threadsOf } from '../../server/platform/threads.ts'
import { judged, ms, printResults, type Result, times, told } from './report.ts'

const TOWNS = ['北城街道', '南城街道', '神头镇', '利民镇', '滋润乡']
const TRADES = ['商贸', '建材', '餐饮管理', '汽车修理', '物流', '农业开发']

const rows = Number(process.argv[2] ?? 1_000_000)
const folder = mkdtempSync(join(tmpdir(), 'jingpu-bench-import-'))
const database = openSqlite(join(folder, 'frame.db'))
const ctx: Context = {
  actor: null,
  clock: systemClock,
  database,
  requestId: 'bench',
  newId: randomUUID,
  log: silentLog,
  threads: threadsOf(projectPath('dist/server/jingpu.js')),
}
await loadAreas(ctx)

/** Bounded: what the list is long by does not show in it. */
const BAR_MB = 512
const BAR_WAIT_MS = 1_000
const BAR_NEXT = 1.5

try {
  const first = await measure('first list', await writeList('first.csv', 0))
  const next = await measure(
    'a month later, every hundredth row changed',
    await writeList('next.csv', 100),
  )
  const ratio = next.cpuSeconds / first.cpuSeconds
  printResults('Import', [
    ...first.results,
    ...next.results,
    // A page looked up by going through the list before would cost more the longer that is.
    judged('CPU, the next list / the first', times(ratio), `≤ ${BAR_NEXT} ×`, ratio <= BAR_NEXT),
  ])
} finally {
  await database.close()
  rmSync(folder, { recursive: true })
}

async function measure(
  what: string,
  path: string,
): Promise<{ readonly results: readonly Result[]; readonly cpuSeconds: number }> {
  const waits = monitorEventLoopDelay({ resolution: 5 })
  const begun = performance.now()
  const cpu = process.cpuUsage()
  waits.enable()
  const file = { source: 'market-regulation', fileName: 'list.csv' }
  const report = await importFrame(ctx, { ...file, content: createReadStream(path) })
  waits.disable()
  const { user, system } = process.cpuUsage(cpu)
  const { unchanged = 0, changed = 0, added = 0, gone = 0 } = report.comparison ?? {}
  const seconds = (performance.now() - begun) / 1000
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  const longest = waits.max / 1e6
  const cpuSeconds = (user + system) / 1e6
  const results = [
    told(
      `${what}: ${report.rows} rows, ${Math.round(statSync(path).size / 2 ** 20)} MB`,
      `${seconds.toFixed(0)} s, CPU ${cpuSeconds.toFixed(0)} s`,
    ),
    judged(
      '… every row accounted for',
      `matched ${report.matched} + new ${report.new} + refused ${report.rejectedCount}`,
      'rows',
      report.matched + report.new + report.rejectedCount === report.rows,
    ),
    told(
      '… against the list before',
      `same ${unchanged}, changed ${changed}, added ${added}, gone ${gone}`,
    ),
    judged('… peak memory so far', `${peak} MB`, `≤ ${BAR_MB} MB`, peak <= BAR_MB),
    judged(
      '… others waited for the writer',
      `p99 ${ms(waits.percentile(99) / 1e6)}, at most ${ms(longest)}`,
      `< ${BAR_WAIT_MS} ms`,
      longest < BAR_WAIT_MS,
    ),
  ]
  return { results, cpuSeconds }
}

/** `changeEvery`: so many rows apart a telephone differs. */
async function writeList(name: string, changeEvery: number): Promise<string> {
  const path = join(folder, name)
  const out = createWriteStream(path)
  out.write('统一社会信用代码,企业名称,法定代表人,联系电话,住所,行业代码,经营范围,成立日期\r\n')
  for (let row = 0; row < rows; row++) {
    const changed = changeEvery > 0 && row % changeEvery === 0
    if (!out.write(lineOf(row, changed))) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  return path
}

/** Every tenth has no code, as the self-employed in old lists. */
function lineOf(row: number, changed: boolean): string {
  const body = `MA${digitsOf(row)}`
  const first17 = `91140602${body}${organisationCheckDigit(body)}`
  const code = row % 10 === 0 ? '' : first17 + creditCodeCheckDigit(first17)
  const town = TOWNS[row % TOWNS.length]
  const name = `朔州市第${row}${TRADES[row % TRADES.length]}有限公司`
  const phone = `0349-${5_000_000 + (changed ? row + 1 : row)}`
  const address = `朔城区${town}振华街${row % 997}号`
  return `${code},${name},王${row % 89},${phone},${address},5199,"销售建材、五金，代理广告",2015-03-${String((row % 28) + 1).padStart(2, '0')}\r\n`
}

/** Six of the characters that codes use. */
function digitsOf(row: number): string {
  let digits = ''
  for (let left = row, at = 0; at < 6; at++, left = Math.floor(left / 31)) {
    digits = '0123456789ABCDEFGHJKLMNPQRTUWXY'[left % 31]! + digits
  }
  return digits
}
