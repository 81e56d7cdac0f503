/**
 * Imports one department's list into the frame: reads, plans, and writes everything in one
 * transaction (file, records, units, rejections, audit). Every row ends accepted or rejected. The
 * same file again changes nothing.
 */
import { createHash } from 'node:crypto'
import type { ImportReport } from '../../contract/frame.ts'
import { type Context, requireSignedIn } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { readInstallation } from '../../platform/installation.ts'
import { readListFile, readRows } from '../../platform/list-file/read-list-file.ts'
import { readCodeList } from '../../platform/read-code-list.ts'
import { areaPrefixOf, listAllAreas, listBlockCodes, listBuildingNames } from '../areas/index.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { compareLists, type EarlierRecord, knownAgain } from './compare-lists.ts'
import { fillGaps } from './fill-gaps.ts'
import { reportUnchanged } from './import-report.ts'
import {
  findImportOfFile,
  findKnownUnits,
  findUnitsByCode,
  type ImportRow,
  insertImport,
  insertRecords,
  insertRejections,
  listImportsOfSource,
  listRecordsOfImport,
} from './import-store.ts'
import { judgeCode } from './judge-code.ts'
import { enterList } from './keep-ledger.ts'
import { nameIn } from './name-in-row.ts'
import { buildPlaces } from './places.ts'
import { type ImportPlan, type PlannedRecord, planImport } from './plan-import.ts'
import { type DepartmentList, readList } from './read-list.ts'
import { meaningsFor } from './remember-headings.ts'
import { getSource } from './sources.ts'
import { insertUnits, saveUnit } from './store.ts'

export interface FrameFile {
  /** Id or Chinese name of the department. */
  readonly source: string
  readonly fileName: string
  readonly bytes: Uint8Array
  /** Reports what would happen and writes nothing. */
  readonly dryRun?: boolean
  /** Marks the units it opens as belonging to the demonstration city. */
  readonly synthetic?: boolean
}

/** Called by the county and city offices, and by commands without an actor. */
export async function importFrame(ctx: Context, file: FrameFile): Promise<ImportReport> {
  if (ctx.actor) requireRight(requireSignedIn(ctx), 'frame.import')
  const source = getSource(file.source).id
  const { encoding, rows } = await readListFile(file.bytes)
  const records = await readRows(rows)
  const contentHash = createHash('sha256').update(file.bytes).digest('hex')
  const work = async (db: Executor): Promise<ImportReport> => {
    const earlier = await findImportOfFile(db, source, contentHash)
    if (earlier) return reportUnchanged(db, earlier, file.dryRun ?? false)
    const homePrefix = await homeOf(ctx, db)
    const list = readList(records, await meaningsFor(db, source, homePrefix))
    const { plan, comparison } = await planOn(db, list, { source, homePrefix })
    const outcome = { file, source, homePrefix, contentHash, encoding, list, plan, comparison }
    const row = importRow(ctx, outcome)
    if (!file.dryRun) await store(db, ctx, { file, row, list, plan })
    return reportOf(row, plan, { source, dryRun: file.dryRun ?? false })
  }
  return file.dryRun ? work(ctx.database.read) : ctx.database.write(work)
}

/** Digits of the area the list is for: the importer's scope, or the whole city. */
async function homeOf(ctx: Context, db: Executor): Promise<string> {
  if (ctx.actor?.scope.kind === 'area') return ctx.actor.scope.areaPrefix
  const city = await readInstallation(db, 'city-area-code')
  if (city === undefined) {
    throw new Error('数据库里还没有区划，请先用 serve 或 demo 建立数据库')
  }
  return areaPrefixOf(city)
}

async function planOn(
  db: Executor,
  list: DepartmentList,
  { source, homePrefix }: { readonly source: string; readonly homePrefix: string },
): Promise<{ plan: ImportPlan; comparison: ImportReport['comparison'] }> {
  const places = buildPlaces({
    areas: await listAllAreas(db),
    blockCodes: await listBlockCodes(db),
    buildings: await listBuildingNames(db),
  })
  const industries = new Set(readCodeList('industry').items.map((item) => item.code))
  const unitsByCode = await findUnitsByCode(db, soundCodesIn(list))
  const before = await listImportsOfSource(db, source, homePrefix)
  const earlier: EarlierRecord[] = []
  for (const { id } of before) earlier.push(...(await listRecordsOfImport(db, id)))
  const units = await findKnownUnits(
    db,
    earlier.map(({ unitId }) => unitId),
  )
  const unitIdOf = knownAgain(earlier)
  const plan = planImport(list, {
    places,
    industries,
    homePrefix,
    unitsByCode,
    knownAgain: (values) => units.get(unitIdOf(values) ?? ''),
  })
  const last = before.at(-1)
  if (!last) return { plan, comparison: null }
  const compared = compareLists(
    plan.records,
    earlier.filter(({ importId }) => importId === last.id),
  )
  const { notices, ...counts } = compared
  const { id: importId, fileName, importedAt } = last
  return {
    plan: { ...plan, notices: [...plan.notices, ...notices] },
    comparison: { importId, fileName, importedAt, ...counts },
  }
}

/** Credit codes the list may name, in whatever column. */
function soundCodesIn(list: DepartmentList): string[] {
  const columns = (
    ['unifiedSocialCreditCode', 'organisationCode', 'registrationNumber'] as const
  ).flatMap((meaning) => list.headingsOf.get(meaning) ?? [])
  const codes = new Set<string>()
  for (const { raw } of list.rows) {
    for (const heading of columns) {
      const judged = judgeCode(raw[heading] ?? '')
      if (judged.kind === 'credit-code') codes.add(judged.code)
    }
  }
  return [...codes]
}

interface Outcome {
  readonly file: FrameFile
  readonly source: string
  readonly homePrefix: string
  readonly contentHash: string
  readonly encoding: string
  readonly list: DepartmentList
  readonly plan: ImportPlan
  readonly comparison: ImportReport['comparison']
}

function importRow(ctx: Context, outcome: Outcome): ImportRow {
  const { file, list, plan } = outcome
  const matched = plan.records.filter((record) => record.matched).length
  return {
    id: ctx.newId(),
    source: outcome.source,
    areaPrefix: outcome.homePrefix,
    fileName: file.fileName,
    encoding: outcome.encoding,
    contentHash: outcome.contentHash,
    importedAt: ctx.clock.now(),
    importedBy: ctx.actor?.id ?? 'system',
    rows: list.rows.length,
    accepted: plan.records.length,
    rejected: plan.rejected.length,
    matched,
    opened: plan.records.length - matched,
    notices: [...plan.notices],
    columns: [...list.columns],
    comparison: outcome.comparison,
  }
}

async function store(
  tx: Executor,
  ctx: Context,
  work: {
    readonly file: FrameFile
    readonly row: ImportRow
    readonly list: DepartmentList
    readonly plan: ImportPlan
  },
): Promise<void> {
  const { file, row, list, plan } = work
  await insertImport(tx, row, file.bytes)
  const identified = plan.records.map((record) => ({
    record,
    unitId: record.matched?.id ?? ctx.newId(),
  }))
  const opened = identified.filter(({ record }) => !record.matched)
  await insertUnits(
    tx,
    opened.map(({ record, unitId }) => newUnit(record, unitId, row, file.synthetic ?? false)),
  )
  for (const { record } of identified) {
    const change = record.matched && fillGaps(record.matched, record)
    if (record.matched && change) await saveUnit(tx, record.matched.id, change)
  }
  await insertRecords(
    tx,
    identified.map(({ record, unitId }) => ({
      id: ctx.newId(),
      importId: row.id,
      source: row.source,
      row: record.row,
      unitId,
      values: record.values,
      raw: record.raw,
    })),
  )
  const rawOf = new Map(list.rows.map((each) => [each.row, each.raw]))
  await insertRejections(
    tx,
    plan.rejected.map((each) => ({ ...each, importId: row.id, raw: rawOf.get(each.row) ?? {} })),
  )
  await enterList(tx, {
    ...{ importId: row.id, source: row.source, areaPrefix: row.areaPrefix },
    nameHeadings: list.headingsOf.get('unitName') ?? [],
    rows: [
      ...identified.map(({ record, unitId }) => ({ row: record.row, name: record.name, unitId })),
      ...plan.rejected.map((each) => ({
        ...{ row: each.row, unitId: null },
        name: nameIn(rawOf.get(each.row) ?? {}, list.headingsOf.get('unitName') ?? []),
      })),
    ],
  })
  const { rows, accepted, rejected, matched, opened: openedUnits, contentHash, source } = row
  await recordAudit(tx, ctx, {
    action: 'frame.import',
    subjectKind: 'frame-import',
    subjectId: row.id,
    after: { source, contentHash, rows, accepted, rejected, matched, opened: openedUnits },
  })
}

function newUnit(record: PlannedRecord, id: string, row: ImportRow, synthetic: boolean) {
  const { values } = record
  return {
    id,
    kind: record.kind,
    name: record.name,
    unifiedSocialCreditCode: record.code,
    areaCode: record.areaCode,
    blockCode: record.blockCode,
    buildingCode: record.buildingCode,
    address: values.address ?? values.registeredAddress ?? '',
    phone: values.phone ?? null,
    legalRepresentative: values.legalRepresentative ?? null,
    industryCode: values.industryCode ?? null,
    institutionType: null,
    aboveScale: false,
    attributes: {},
    origin: 'frame' as const,
    outcome: null,
    openedAt: row.importedAt,
    synthetic,
  }
}

function reportOf(
  row: ImportRow,
  plan: ImportPlan,
  as: { readonly source: string; readonly dryRun: boolean },
): ImportReport {
  return {
    importId: as.dryRun ? null : row.id,
    source: getSource(as.source).name,
    fileName: row.fileName,
    encoding: row.encoding,
    dryRun: as.dryRun,
    importedAt: row.importedAt,
    rows: row.rows,
    accepted: row.accepted,
    rejected: [...plan.rejected],
    matched: row.matched,
    new: row.opened,
    notices: row.notices,
    columns: row.columns,
    comparison: row.comparison,
  }
}
