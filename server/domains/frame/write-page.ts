/**
 * Writes the next page of an accepted list into the frame: units, records, rejected rows and notices,
 * with the audit of the page, in one transaction. The staged rows go with it. A row that was to open a
 * unit whose code the frame has got since is matched instead.
 */
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { findAccountById } from '../identity/index.ts'
import { fillGaps } from './fill-gaps.ts'
import {
  findImport,
  findKnownUnits,
  findUnitsByCode,
  insertImport,
  insertNotices,
  insertRecords,
  insertRejections,
  updateImport,
} from './import-store.ts'
import { enterList } from './keep-ledger.ts'
import { nameIn } from './name-in-row.ts'
import { savePlacings } from './placing-store.ts'
import { asUpload } from './receive-list.ts'
import { type KnownUnit, openedAs, type SoundRow } from './settle-rows.ts'
import { insertUnits, saveUnit } from './store.ts'
import {
  type DraftStored,
  deleteStaged,
  findUpload,
  pageOfDrafts,
  type SettlementRow,
  settlementsOf,
  soundRow,
  type UploadRow,
  updateUpload,
} from './upload-store.ts'

/** As many as are settled together, for the same reason. */
const PAGE_ROWS = 200

export async function writePage(tx: Executor, server: Context, uploadId: string): Promise<void> {
  const upload = await findUpload(tx, uploadId)
  if (upload?.stage !== 'writing') return
  const ctx = await inTheNameOf(tx, server, upload.uploadedBy)
  if (!(await findImport(tx, uploadId))) await beginImport(tx, ctx, upload)
  const page = await pageOfDrafts(tx, uploadId, upload.rowsWritten, PAGE_ROWS)
  const last = page.at(-1)
  if (!last) {
    await finishImport(tx, ctx, upload)
    return
  }
  const matchedSince = await writeRows(tx, ctx, upload, page)
  await deleteStaged(tx, uploadId, last.row)
  await updateUpload(tx, uploadId, {
    rowsWritten: last.row,
    counts: {
      ...upload.counts,
      matched: upload.counts.matched + matchedSince,
      opened: upload.counts.opened - matchedSince,
    },
  })
  const after = { rows: [page[0]!.row, last.row] }
  await recordAudit(tx, ctx, { action: 'frame.write-rows', ...asUpload(uploadId), after })
}

async function inTheNameOf(tx: Executor, server: Context, accountId: string): Promise<Context> {
  const actor = await findAccountById(tx, accountId)
  return actor ? { ...server, actor } : server
}

async function beginImport(tx: Executor, ctx: Context, upload: UploadRow): Promise<void> {
  const { id, source, areaPrefix, fileName, uploadedBy, counts } = upload
  await insertImport(tx, {
    ...{ id, source, areaPrefix, fileName },
    // Both are known of a list that was read.
    encoding: upload.encoding!,
    contentHash: upload.contentHash!,
    importedAt: ctx.clock.now(),
    importedBy: uploadedBy,
    rows: upload.rowsRead,
    accepted: counts.accepted,
    rejected: counts.rejected,
    matched: counts.matched,
    opened: counts.opened,
    noticed: counts.noticed,
    notices: upload.notices,
    closingNotices: upload.closingNotices,
    columns: upload.columns ?? [],
    comparison: upload.comparison,
  })
}

async function finishImport(tx: Executor, ctx: Context, upload: UploadRow): Promise<void> {
  const { id, source, contentHash, counts, rowsRead: rows } = upload
  const { accepted, rejected, matched, opened } = counts
  await updateImport(tx, id, { matched, opened })
  await updateUpload(tx, id, { stage: 'done' })
  const after = { source, contentHash, rows, accepted, rejected, matched, opened }
  await recordAudit(tx, ctx, { action: 'frame.import', ...asUpload(id), after })
}

interface Placed {
  readonly stored: DraftStored
  readonly row: SoundRow
  readonly unitId: string
  /** What it opens, or the unit it is. */
  readonly opens: 'new' | 'branch' | KnownUnit
}

/** How many rows are matched that the trial let open a unit. */
async function writeRows(
  tx: Executor,
  ctx: Context,
  upload: UploadRow,
  page: readonly DraftStored[],
): Promise<number> {
  const { id: importId, source, synthetic } = upload
  const settlements = await settlementsOf(tx, importId, page[0]!.row - 1, page.at(-1)!.row)
  const placed = await placeRows(tx, ctx, page, settlements)
  const units = placed.flatMap(({ row, unitId, opens }) =>
    typeof opens === 'string' ? [newUnit(row, unitId, opens, ctx.clock.now(), synthetic)] : [],
  )
  await insertUnits(tx, units)
  await savePlacings(
    tx,
    placed.flatMap(({ row, unitId, opens }) =>
      typeof opens === 'string' ? [{ unitId, ...row.placing }] : [],
    ),
  )
  for (const { row, unitId, opens } of placed) {
    const change = typeof opens === 'string' ? undefined : fillGaps(opens, row)
    if (change) await saveUnit(tx, unitId, change)
    if (change?.areaCode !== undefined || change?.blockCode !== undefined) {
      await savePlacings(tx, [{ unitId, ...row.placing }])
    }
  }
  await insertRecords(
    tx,
    placed.map(({ stored, row, unitId }) => ({
      ...{ id: ctx.newId(), importId, source, row: row.row, unitId },
      values: row.values as Record<string, string>,
      raw: stored.raw,
      againKey: row.againKey ?? '',
    })),
  )
  const rejections = page.flatMap(({ row, rejected, raw }) => {
    const refused = rejected ?? settlements.get(row)?.rejected
    return refused ? [{ ...refused, importId, raw }] : []
  })
  await insertRejections(tx, rejections)
  const said = page.map(({ row, notices }) => ({
    ...{ importId, row },
    notices: [...(notices ?? []), ...(settlements.get(row)?.notices ?? [])],
  }))
  await insertNotices(
    tx,
    said.filter(({ notices }) => notices.length > 0),
  )
  const nameHeadings = (upload.columns ?? [])
    .filter(({ meaning }) => meaning === 'unitName')
    .map(({ heading }) => heading)
  await enterList(tx, {
    ...{ importId, source, areaPrefix: upload.areaPrefix, nameHeadings },
    rows: [
      ...placed.map(({ row, unitId }) => ({ row: row.row, name: row.name, unitId })),
      ...rejections.map(({ row, raw }) => ({ row, unitId: null, name: nameIn(raw, nameHeadings) })),
    ],
  })
  const asTried = placed.filter(({ row }) => settlements.get(row.row)?.settled === 'matched').length
  return placed.length - units.length - asTried
}

async function placeRows(
  tx: Executor,
  ctx: Context,
  page: readonly DraftStored[],
  settlements: ReadonlyMap<number, SettlementRow>,
): Promise<Placed[]> {
  const rows = page.flatMap((stored) => {
    const row = soundRow(stored)
    const settlement = settlements.get(stored.row)
    return row && settlement && settlement.settled !== 'rejected'
      ? [{ stored, row, settlement }]
      : []
  })
  const known = await findKnownUnits(
    tx,
    rows.flatMap(({ settlement }) => settlement.unitId ?? []),
  )
  const opening = rows.filter(({ settlement }) => settlement.settled === 'new')
  const since = await findUnitsByCode(tx, [
    ...new Set(opening.flatMap(({ row }) => row.code ?? [])),
  ])
  return rows.map(({ stored, row, settlement }) => {
    const { settled, unitId } = settlement
    const unit = settled === 'new' ? since.get(row.code ?? '') : known.get(unitId ?? '')
    if (unit) return { stored, row, unitId: unit.id, opens: unit }
    return { stored, row, unitId: ctx.newId(), opens: settled === 'branch' ? 'branch' : 'new' }
  })
}

function newUnit(
  row: SoundRow,
  id: string,
  settled: 'new' | 'branch',
  openedAt: string,
  synthetic: boolean,
) {
  const { values } = row
  const { code, kind } = openedAs(row, settled)
  return {
    ...{ id, kind, openedAt, synthetic },
    name: row.name,
    unifiedSocialCreditCode: code,
    areaCode: row.areaCode,
    blockCode: row.blockCode,
    buildingCode: row.buildingCode,
    address: values.address ?? values.registeredAddress ?? '',
    phone: values.phone ?? null,
    legalRepresentative: values.legalRepresentative ?? null,
    industryCode: values.industryCode ?? null,
    institutionType: null,
    aboveScale: false,
    attributes: {},
    origin: 'frame' as const,
    outcome: null,
  }
}
