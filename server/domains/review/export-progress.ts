/**
 * Hands out a table of progress as a workbook. For the offices it is marked as not published. What is to go
 * beyond them is handed out by the city, which notes the approval of the level above, never by the county
 * whose figures they are (law.md L-40, L-41); noted in the trail before the file is handed out.
 */
import { createHash } from 'node:crypto'
import writeWorkbook, { type Row, type SheetData } from 'write-excel-file/node'
import type { FileContent } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import {
  type ProgressRelease,
  type ProgressTableName,
  releasedDimensions,
} from '../../contract/progress.ts'
import { shanghaiDate } from '../../platform/clock.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { areaPrefixOf } from '../areas/index.ts'
import { findEntries, recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { countUnitsBehind } from '../responses/index.ts'
import { areaAsked } from './area-asked.ts'
import { getProgress } from './get-progress.ts'
import { getProgressBreakdown } from './get-progress-breakdown.ts'
import { getProgressOutlook } from './get-progress-outlook.ts'
import {
  type ProgressTable,
  tableForOffices,
  tableOfAreas,
  tableOfDays,
  tableToRelease,
} from './progress-table.ts'

export interface AskedTable {
  readonly area?: string
  readonly by: ProgressTableName
  readonly release?: ProgressRelease
}

const RELEASED = 'progress.release'

export async function exportProgress(
  ctx: SignedInContext,
  { area, by, release }: AskedTable,
): Promise<FileContent> {
  requireRight(ctx, 'progress.view')
  const released = release && { by: requireRelease(ctx, by, release), release }
  const areaPrefix = areaPrefixOf((await areaAsked(ctx, area)).area.code)
  const subjectId = `${areaPrefix}-${by}`
  const table = released
    ? await releasedTable(ctx, { areaPrefix, subjectId, ...released })
    : await insideTable(ctx, areaPrefix, by)
  const bytes = await workbookOf(table)
  const fileName = `${table.title}-${release ? '核准发布' : '未公布'}-${shanghaiDate(ctx.clock.now())}.xlsx`
  const fileHash = createHash('sha256').update(bytes).digest('hex')
  await ctx.database.write((tx) =>
    recordAudit(tx, ctx, {
      action: release ? RELEASED : 'progress.export',
      subjectKind: 'progress-table',
      subjectId,
      reason: release ? `${release.authority} ${release.approvalNumber}` : '本级内部使用',
      after: { fileHash, rows: table.rows.length, ...(release && { release }) },
    }),
  )
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { fileName, mediaType, bytes }
}

type ReleasedDimension = (typeof releasedDimensions)[number]

function requireRelease(
  ctx: SignedInContext,
  by: ProgressTableName,
  release: ProgressRelease,
): ReleasedDimension {
  requireRight(ctx, RELEASED)
  const dimension = releasedDimensions.find((each) => each === by)
  if (dimension === undefined) {
    throw new Problem(
      'body-not-acceptable',
      '只有分报表、行业、单位类型的进度可以核准后对外提供；区划、逐日、普查小区、普查员的进度只在普查机构内部使用',
    )
  }
  if (release.approvedOn > shanghaiDate(ctx.clock.now())) {
    throw new Problem('body-not-acceptable', '/release/approvedOn 核准日期在今天之后，请核对')
  }
  return dimension
}

async function insideTable(
  ctx: SignedInContext,
  area: string,
  by: ProgressTableName,
): Promise<ProgressTable> {
  if (by === 'area') return tableOfAreas(await getProgress(ctx, area))
  if (by === 'day') return tableOfDays(await getProgressOutlook(ctx, area))
  return tableForOffices(await getProgressBreakdown(ctx, { area, by }))
}

async function releasedTable(
  ctx: SignedInContext,
  {
    areaPrefix,
    subjectId,
    by,
    release,
  }: {
    readonly areaPrefix: string
    readonly subjectId: string
    readonly by: ReleasedDimension
    readonly release: ProgressRelease
  },
): Promise<ProgressTable> {
  const db = ctx.database.read
  const breakdown = await getProgressBreakdown(ctx, { area: areaPrefix, by })
  const before = await findEntries(db, { action: RELEASED, subjectId }, { limit: 1 })
  if (before.length > 0 && release.revision === undefined) {
    throw new Problem('body-not-acceptable', '/release/revision 这张表发布过，请写明修订说明')
  }
  const units = (await countUnitsBehind(db, areaPrefix, by)).map(({ key, ...counts }) => ({
    key,
    counts,
  }))
  return tableToRelease(breakdown, units, release)
}

/** Codes stay text; the first note stands out. Nothing is a formula. */
async function workbookOf({ title, notes, heads, rows }: ProgressTable) {
  const bold = (value: string): Row[number] => ({ value, type: String, fontWeight: 'bold' })
  const [mark = '', ...others] = notes
  const sheet: SheetData = [
    [{ value: title, type: String, fontWeight: 'bold', fontSize: 14 }],
    [{ value: mark, type: String, fontWeight: 'bold', textColor: '#b42318' }],
    ...others.map((value): Row => [{ value, type: String }]),
    heads.map(bold),
    ...rows.map((row): Row => row.map(cellOf)),
  ]
  const columns = heads.map((_, at) => ({ width: at === 1 ? 32 : 14 }))
  return new Uint8Array(await writeWorkbook(sheet, { columns }).toBuffer())
}

function cellOf(value: string | number): Row[number] {
  return typeof value === 'number' ? { value, type: Number } : { value, type: String }
}
