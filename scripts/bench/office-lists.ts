/**
 * Lists and pages of progress of the office over 1,000,000 units and as many responses on one SQLite file,
 * written through the tables themselves, so that the triggers keep the counts. The verbs are timed, HTTP and
 * browser are not; each is asked once cold and then five times, the slowest counts.
 * `LISTS_CITY=FILE` keeps the file and asks of it again the next time; `LISTS_UNITS=100000` makes a smaller one.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { commandContext } from '../../server/cli/command-context.ts'
import type { Role } from '../../server/contract/identity.ts'
import { listAllAreas, loadAreas } from '../../server/domains/areas/index.ts'
import { getUnreviewed, listByAttention } from '../../server/domains/attention/index.ts'
import {
  countExplanations,
  countFindings,
  listFindings,
} from '../../server/domains/findings/index.ts'
import { listUnits } from '../../server/domains/frame/index.ts'
import { createAccount, findAccountById } from '../../server/domains/identity/index.ts'
import { findResponsesOf, listResponses } from '../../server/domains/responses/index.ts'
import {
  findReturns,
  getCheckStatistics,
  getDepartmentCounts,
  getProgress,
  getProgressBreakdown,
  getProgressOutlook,
} from '../../server/domains/review/index.ts'
import type { SignedInContext } from '../../server/platform/context.ts'
import { openSqlite } from '../../server/platform/database/sqlite.ts'
import { judged, ms, type Result, told } from './report.ts'

const UNITS = Number(process.env.LISTS_UNITS ?? 1_000_000)
/** One in three responses has one. */
const FINDINGS = Math.ceil(UNITS / 3)
const BAR_MS = 300

export async function benchOfficeLists(): Promise<readonly Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-lists-'))
  const file = process.env.LISTS_CITY ?? join(folder, 'city.db')
  const isKept = existsSync(file)
  const database = openSqlite(file)
  try {
    const ctx = commandContext(database)
    await loadAreas(ctx)
    const villages = (await listAllAreas(database.read)).filter(({ level }) => level === 'village')
    const seconds = isKept
      ? undefined
      : fill(
          file,
          villages.map(({ code }) => code),
        )
    const as = async (role: Role, scope: Parameters<typeof createAccount>[1]['scope']) => ({
      ...ctx,
      actor:
        (await findAccountById(database.read, role)) ??
        (await createAccount(ctx, { id: role, role, displayName: role, scope })),
    })
    const city = await as('city-office', { kind: 'area', areaPrefix: '1406', name: '朔州市' })
    const county = await as('county-office', { kind: 'area', areaPrefix: '140602', name: '朔城区' })
    const trade = await as('department', { kind: 'industries', codes: ['F'], name: '商务' })
    const list = (who: SignedInContext, filter: Parameters<typeof listResponses>[1]) => () =>
      listResponses(who, filter, findReturns)
    const order = (who: SignedInContext, filter: Parameters<typeof listByAttention>[1]) => () =>
      listByAttention(who, filter)
    const town = villages.find(({ code }) => code.startsWith('140602'))!.code.slice(0, 9)
    const asked: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['queue of the county', list(county, { awaiting: 'county', held: 'false' })],
      ['queue of the city', list(city, { awaiting: 'city', held: 'false' })],
      ['order of review of the county', order(county, { awaiting: 'county', held: 'false' })],
      ['order of review of the city', order(city, { awaiting: 'city', held: 'false' })],
      ['order of review of a form in a town', order(city, { area: town, form: '611' })],
      ['what the county has left unreviewed', () => getUnreviewed(county, {})],
      ['what the city has left unreviewed', () => getUnreviewed(city, {})],
      ['responses of the city', list(city, {})],
      ['responses of a town', list(city, { area: town })],
      ['responses with mandatory findings', list(city, { findings: 'mandatory' })],
      ['accepted responses of the county', list(county, { standing: 'accepted' })],
      ['responses of an industry in the county', list(county, { industry: '52' })],
      ['responses of a rare industry in a town', list(city, { area: town, industry: '99' })],
      ['responses of the city not coded yet', list(city, { industry: 'none' })],
      ['responses of the county in no block', list(county, { block: 'none' })],
      ['responses of the city nobody walks to', list(city, { walker: 'none' })],
      ['responses placed no closer than a town', list(city, { area: town, placed: 'no' })],
      ['units of the county, open', () => listUnits(county, { open: 'true' }, findResponsesOf)],
      ['progress of the city by county', () => getProgress(city, undefined)],
      ['progress of the county by town', () => getProgress(county, undefined)],
      ['the city day by day, with forecast', () => getProgressOutlook(city, undefined)],
      ...(['form', 'industry', 'kind'] as const).map(
        (by) => [`the city by ${by}`, () => getProgressBreakdown(city, { by })] as const,
      ),
      ...(['block', 'enumerator'] as const).map(
        (by) => [`the county by ${by}`, () => getProgressBreakdown(county, { by })] as const,
      ),
      ['counts of a department', () => getDepartmentCounts(trade)],
      ...findingsAsked(city, county, town),
    ]
    const results: Result[] = [
      told(
        'units, responses, findings',
        isKept ? 'as before' : [UNITS, UNITS, FINDINGS].join(', '),
      ),
      told(
        'written with their counts',
        seconds === undefined ? 'before' : `${seconds.toFixed(0)} s`,
      ),
    ]
    // Forms and code lists are loaded by the first list a server ever shows.
    await list(city, { area: town, search: '0' })()
    for (const [what, ask] of asked) {
      const took: number[] = []
      for (let turn = 0; turn < 6; turn++) {
        const before = performance.now()
        await ask()
        took.push(performance.now() - before)
      }
      const slowest = Math.max(...took)
      results.push(judged(what, ms(slowest), `< ${BAR_MS} ms`, slowest < BAR_MS))
    }
    return results
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function findingsAsked(
  city: SignedInContext,
  county: SignedInContext,
  town: string,
): readonly (readonly [string, () => Promise<unknown>])[] {
  const list = (who: SignedInContext, query: Parameters<typeof listFindings>[1]) => () =>
    listFindings(who, query)
  return [
    ['open findings of the county', list(county, { state: 'open' })],
    ['explained findings of the city', list(city, { state: 'explained' })],
    ['mandatory findings open in the city', list(city, { state: 'open', severity: 'mandatory' })],
    [
      'advisory findings accepted in the city',
      list(city, { state: 'accepted', severity: 'advisory' }),
    ],
    ['findings of a form in a town', list(city, { state: 'explained', form: '611', area: town })],
    ['findings of a check', list(city, { state: 'explained', form: '622', rule: '622-7' })],
    ['findings of an enumerator', list(county, { state: 'explained', reporter: 'walker-7' })],
    ['findings explained by a rare reason', list(city, { state: 'explained', reason: '98' })],
    [
      'findings of a check explained by a rare reason',
      list(city, { state: 'explained', form: '622', rule: '622-7', reason: '98' }),
    ],
    ['counts of findings of the city', () => countFindings(city, {})],
    ['counts of findings of a form', () => countFindings(county, { form: '622' })],
    ['statistics of the checks of a form', () => getCheckStatistics(city, { form: '622' })],
    ...(['check', 'form', 'enumerator'] as const).map(
      (by) => [`reasons by ${by} in the city`, () => countExplanations(city, { by })] as const,
    ),
  ]
}

/** Seconds it took. One unit and one response in each turn, spread over villages, forms, states and days. */
function fill(file: string, villages: readonly string[]): number {
  const sqlite = new Sqlite(file)
  sqlite.pragma('foreign_keys = OFF')
  const began = performance.now()
  sqlite.exec('begin')
  const unit = sqlite.prepare(
    `insert into unit (id, kind, name, unified_social_credit_code, area_code, block_code, address, industry_code, above_scale, attributes, origin, outcome, opened_at, synthetic)
     values (?, ?, ?, null, ?, ?, '', ?, 0, '{}', 'frame', ?, '2024-01-01T00:00:00.000Z', 1)`,
  )
  const response = sqlite.prepare(
    `insert into response (id, unit_id, form_id, form_version, period, state, area_code, block_code, revisions, in_conflict, settled_revisions, mandatory_findings, verify_findings, advisory_findings, explained_findings, created_at, updated_at, reported_by, reported_role, awaiting, unit_kind, industry_code, attention, attention_county)
     values (?, ?, ?, '2023.1', '2023', ?, ?, ?, 1, 0, 0, ?, ?, 0, 0, '2024-01-01T00:00:00.000Z', ?, ?, 'enumerator', ?, ?, ?, ?, ?)`,
  )
  const finding = sqlite.prepare(
    `insert into finding_case (id, response_id, unit_id, form_id, area_code, owed, state, rule, severity, fields, message, revision_id, rule_version, reason_code, reason_text, reporter, steps, raised_at, updated_at)
     values (?, ?, ?, ?, ?, 1, ?, ?, ?, '["a"]', '金额与上年相差较大', ?, '2023.1', ?, ?, ?, 1, ?, ?)`,
  )
  const block = sqlite.prepare(
    'insert into block (code, area_code, name, geometry) values (?, ?, ?, ?)',
  )
  const assignment = sqlite.prepare(
    "insert into block_assignment (block_code, account_id, assigned_at) values (?, ?, '2024-01-01')",
  )
  const outline = JSON.stringify({ type: 'MultiPolygon', coordinates: [] })
  villages.forEach((village, at) => {
    for (let number = 1; number <= 6; number++) {
      block.run(`${village}0${number}`, village, `0${number} 小区`, outline)
      // Some blocks nobody walks yet.
      if ((at * 6 + number) % 211 === 0) continue
      assignment.run(`${village}0${number}`, `walker-${(at * 6 + number) % 4_000}`)
    }
  })
  const kinds = ['selfEmployed', 'selfEmployed', 'legalUnit', 'establishment']
  const forms = ['622', '622', '611', '611-1']
  const states = [
    ['assigned', null],
    ['submitted', 'supervisor'],
    ['passed-supervisor', 'township'],
    ['passed-township', 'county'],
    ['accepted-county', 'city'],
    ['accepted-city', null],
    ['returned', null],
  ] as const
  for (let at = 0; at < UNITS; at++) {
    // Steps without a common divisor, so that places, kinds, industries and states mix.
    const village = villages[(at * 7) % villages.length]!
    const blockNumber = (at % 6) + 1
    // Some are known by their town alone, some are not coded yet.
    const placed = at % 991 !== 0
    const area = placed ? village : `${village.slice(0, 9)}000`
    const place = placed ? `${village}0${blockNumber}` : null
    const kind = (at * 5) % 4
    const [state, awaiting] = states[(at * 11) % 7]!
    const industry = at % 997 === 0 ? null : `${10 + ((at * 13) % 87)}${10 + (at % 90)}`
    const day = new Date(Date.UTC(2024, 0, 1) + ((at * 17) % 90) * 86_400_000 + at).toISOString()
    const walker = `walker-${((((at * 7) % villages.length) * 6 + blockNumber) % 4_000).toString()}`
    const id = `u-${at}`
    const outcome = at % 20 === 0 ? null : 'normal'
    unit.run(id, kinds[kind], `演示单位${at}`, area, place, industry, outcome)
    response.run(
      ...[`${id}.${forms[kind]}.2023`, id, forms[kind], state, area, place],
      ...[
        at % 50 === 0 ? 1 : 0,
        at % 9 === 0 ? 1 : 0,
        day,
        walker,
        awaiting,
        kinds[kind],
        industry,
        ...[(at * 7_919) % 20_011, (at * 7_919) % 1_009],
      ],
    )
    if (at % 3 === 0) {
      const number = at / 3
      const severity = number % 500 === 0 ? 'mandatory' : number % 100 === 1 ? 'advisory' : 'verify'
      const stands = ['open', 'explained', 'explained', 'fixed', 'accepted'][(number * 3) % 5]!
      const reason = stands === 'open' ? null : number % 20_000 === 7 ? '98' : `0${number % 8}`
      const response = `${id}.${forms[kind]}.2023`
      finding.run(
        ...[`${response}.1`, response, id, forms[kind], area, stands],
        ...[`${forms[kind]}-${(number * 7) % 60}`, severity, `${id}-1`, reason],
        ...[reason && '大客户合同到期，全年订单减少', walker, day, day],
      )
    }
  }
  sqlite.exec('commit')
  sqlite.close()
  return (performance.now() - began) / 1_000
}
