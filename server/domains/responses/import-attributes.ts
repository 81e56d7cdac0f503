/**
 * Loads a list of attributes 属性名录 from a file. The file is kept first, then its rows are applied a
 * few hundred at a time, each piece whole in one transaction with its audit, so that others go on
 * working meanwhile; the report is kept last. What stopped half-way is finished by loading the file
 * again: what is said already changes nothing.
 */
import type { AttributeListReport } from '../../contract/attribute-lists.ts'
import type { ImportNotice, RejectedRow } from '../../contract/frame-import.ts'
import { type Context, requireSignedIn } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { openFormBook } from '../../platform/form-book.ts'
import { readListFile, readRows } from '../../platform/list-file/read-list-file.ts'
import { isWithinReach } from '../areas/index.ts'
import { recordAudit } from '../audit/index.ts'
import { findUnitIdsByCreditCode, findUnits, type UnitRow } from '../frame/index.ts'
import { requireRight } from '../identity/index.ts'
import { insertAttributeList, insertAttributeListReport } from './attribute-list-store.ts'
import {
  type AttributeCounts,
  addCounts,
  loadUnitAttributes,
  noCounts,
  planUnitAttributes,
} from './load-unit-attributes.ts'
import { type AttributeRow, readAttributeList, reject } from './read-attribute-list.ts'

export interface AttributeFile {
  readonly name: string
  readonly fileName: string
  readonly bytes: Uint8Array
  /** Reports what would happen and writes nothing. */
  readonly dryRun?: boolean
}

const UNITS_AT_ONCE = 200
/** The list is held whole. */
const MOST_ROWS = 500_000

/** Called by the county and city offices, and by commands without an actor. */
export async function importAttributes(
  ctx: Context,
  { name, fileName, bytes, dryRun = false }: AttributeFile,
): Promise<AttributeListReport> {
  if (ctx.actor) requireRight(requireSignedIn(ctx), 'unit.change-attributes')
  const { encoding, rows } = await readListFile(bytes)
  const list = readAttributeList(await readRows(rows, MOST_ROWS))
  const found = await findNamedUnits(ctx, list.named)
  const importedAt = ctx.clock.now()
  const listId = ctx.newId()
  if (!dryRun) {
    await ctx.database.write(async (tx) => {
      const areaPrefix = ctx.actor?.scope.kind === 'area' ? ctx.actor.scope.areaPrefix : ''
      const importedBy = ctx.actor?.id ?? 'system'
      const content = Buffer.from(bytes)
      await insertAttributeList(tx, {
        ...{ id: listId, name, areaPrefix, fileName, content, importedAt, importedBy },
      })
      await recordAudit(tx, ctx, {
        action: 'attribute-list.receive',
        subjectKind: 'attribute-list',
        subjectId: listId,
        after: { name, rows: list.rows },
      })
    })
  }
  const counts = await apply(ctx, { name, units: found.units, dryRun })
  const report = {
    ...{ name, fileName, encoding, importedAt },
    ...{ rows: list.rows, accepted: found.units.length, ...counts },
    unchanged: found.units.length - counts.changed,
    rejected: [...list.rejected, ...found.rejected].sort((a, b) => a.row - b.row),
    notices: [...list.notices, ...found.notices],
    columns: [...list.columns],
  }
  if (!dryRun) {
    await ctx.database.write(async (tx) => {
      await insertAttributeListReport(tx, { listId, report })
      const { rejected, notices: _, columns: __, ...figures } = report
      await recordAudit(tx, ctx, {
        action: 'attribute-list.load',
        subjectKind: 'attribute-list',
        subjectId: listId,
        after: { ...figures, rejected: rejected.length },
      })
    })
  }
  return { listId: dryRun ? null : listId, dryRun, ...report }
}

interface NamedUnit {
  readonly unitId: string
  readonly attributes: AttributeRow['attributes']
}

async function apply(
  ctx: Context,
  list: { readonly name: string; readonly units: readonly NamedUnit[]; readonly dryRun: boolean },
): Promise<AttributeCounts> {
  const book = await openFormBook()
  let counts = noCounts
  for (let start = 0; start < list.units.length; start += UNITS_AT_ONCE) {
    const piece = { name: list.name, units: list.units.slice(start, start + UNITS_AT_ONCE) }
    const done = list.dryRun
      ? await planUnitAttributes(ctx, book, piece)
      : await loadUnitAttributes(ctx, piece)
    counts = addCounts(counts, done)
  }
  return counts
}

interface FoundUnits {
  readonly units: readonly NamedUnit[]
  readonly rejected: readonly RejectedRow[]
  readonly notices: readonly ImportNotice[]
}

async function findNamedUnits(ctx: Context, rows: readonly AttributeRow[]): Promise<FoundUnits> {
  const db = ctx.database.read
  const byCode = await findUnitIdsByCreditCode(
    db,
    rows.flatMap(({ creditCode }) => creditCode ?? []),
  )
  const ids = rows.flatMap(({ unitId }) => unitId ?? [])
  const known = await findUnits(db, [...new Set([...ids, ...[...byCode.values()].flat()])])
  const units: NamedUnit[] = []
  const rejected: RejectedRow[] = []
  const notices: ImportNotice[] = []
  const firstRow = new Map<string, number>()
  for (const row of rows) {
    const unit = await unitOfRow(ctx, db, row, { byCode, known })
    if (typeof unit === 'string') {
      rejected.push(reject(row.row, null, 'unit-not-found', unit))
      continue
    }
    const before = firstRow.get(unit.id)
    if (before !== undefined) {
      const what = `与第 ${before} 行是同一家单位「${unit.name}」，请只留一行`
      rejected.push(reject(row.row, null, 'row-repeated', what))
      continue
    }
    firstRow.set(unit.id, row.row)
    if (row.name !== '' && row.name !== unit.name) {
      const message = `第 ${row.row} 行：名录写「${row.name}」，底册是「${unit.name}」，已按代码载入，请核对`
      notices.push({ row: row.row, field: null, notice: 'name-differs', message })
    }
    units.push({ unitId: unit.id, attributes: row.attributes })
  }
  return { units, rejected, notices }
}

/** The one unit a row means, or why there is none. A unit beyond reach is as good as absent. */
async function unitOfRow(
  ctx: Context,
  db: Executor,
  row: AttributeRow,
  {
    byCode,
    known,
  }: {
    readonly byCode: ReadonlyMap<string, readonly string[]>
    readonly known: ReadonlyMap<string, UnitRow>
  },
): Promise<UnitRow | string> {
  const ids = row.unitId === null ? (byCode.get(row.creditCode ?? '') ?? []) : [row.unitId]
  const reached: UnitRow[] = []
  for (const id of ids) {
    const unit = known.get(id)
    if (unit && (await mayReach(ctx, db, unit))) reached.push(unit)
  }
  const [unit, another] = reached
  if (!unit) {
    const named = row.unitId === null ? `代码 ${row.creditCode}` : `编号 ${row.unitId}`
    return `底册（本级范围）中没有${named} 的单位，请先导入部门名录，或核对代码`
  }
  if (another) {
    return `底册中有 ${reached.length} 家单位用代码 ${row.creditCode}，请先处理重复，或加“单位编号”列指明是哪一家`
  }
  if (row.unitId !== null && row.creditCode !== null) {
    const own = unit.unifiedSocialCreditCode
    if (own !== null && own !== row.creditCode) {
      return `编号 ${row.unitId} 的单位代码是 ${own}，与本行的 ${row.creditCode} 不同，请核对`
    }
  }
  return unit
}

async function mayReach(ctx: Context, db: Executor, unit: UnitRow): Promise<boolean> {
  return ctx.actor === null || isWithinReach(db, requireSignedIn(ctx), { ...unit, unitId: unit.id })
}
