/**
 * Holds the next page of a staged list against the frame and notes where each row goes, what is new
 * against the list of the source before, and the counts; the last page makes it a trial to look at.
 * Decides with the frame as it stands; writing looks again at what may have changed since.
 */
import type { ImportNotice } from '../../contract/frame-import.ts'
import type { Executor } from '../../platform/database/database.ts'
import { changedNotice, goneNotice } from './compare-lists.ts'
import { findKnownUnits, findUnitsByCode, listImportsOfSource } from './import-store.ts'
import { type SettledRow, type SettlingFacts, type SoundRow, settleRows } from './settle-rows.ts'
import type { UploadCounts } from './tables.ts'
import {
  findAgain,
  findClaimed,
  findCodeHolders,
  findGone,
  findUpload,
  insertSettlements,
  pageOfSoundRows,
  recordsOfImport,
  soundRow,
  type UploadRow,
  updateUpload,
} from './upload-store.ts'

/** Nobody else is served while a page is at work. See docs/benchmarks.md for what 500 and 125 rows cost. */
const PAGE_ROWS = 200

/** So many rows that are gone are named one by one; the rest are in the count. */
const MOST_GONE = 500

export async function settlePage(tx: Executor, uploadId: string): Promise<void> {
  const upload = await findUpload(tx, uploadId)
  if (upload?.stage !== 'matching') return
  const page = await pageOfSoundRows(tx, uploadId, upload.rowsSettled, PAGE_ROWS)
  if (page.length === 0) {
    await finishTrial(tx, upload)
    return
  }
  const rows = page.map(soundRow).filter((row) => row !== undefined)
  const settled = settleRows(rows, await factsOf(tx, upload, rows))
  const before = await compare(tx, upload, rows, settled)
  await insertSettlements(
    tx,
    settled.map((each) => {
      const { notice, earlierId } = before.get(each.row) ?? {}
      const notices = notice ? [...each.notices, notice] : [...each.notices]
      return {
        uploadId,
        row: each.row,
        settled: each.settled,
        unitId: each.unit?.id ?? null,
        againId: each.againId,
        earlierId: earlierId ?? null,
        notices: notices.length > 0 ? notices : null,
        rejected: each.rejected,
      }
    }),
  )
  const taken = settled.filter((each) => each.settled !== 'rejected')
  const earlier = [...before.values()]
  const changed = earlier.filter(({ notice }) => notice).length
  const noticesOf = new Map(page.map(({ row, notices }) => [row, notices?.length ?? 0]))
  const said = settled.reduce((sum, each) => sum + each.notices.length, changed)
  await updateUpload(tx, uploadId, {
    rowsSettled: page.at(-1)!.row,
    counts: added(upload.counts, {
      accepted: taken.length,
      rejected: page.length - taken.length,
      matched: taken.filter((each) => each.settled === 'matched').length,
      opened: taken.filter((each) => each.settled !== 'matched').length,
      noticed: [...noticesOf.values()].reduce((sum, each) => sum + each, said),
      leftAtCounty: countLeftAtCounty(rows, taken),
      unchanged: earlier.length - changed,
      changed,
    }),
  })
}

async function factsOf(
  tx: Executor,
  upload: UploadRow,
  rows: readonly SoundRow[],
): Promise<SettlingFacts> {
  const codes = [...new Set(rows.map(({ code }) => code).filter((code) => code !== null))]
  const holders = await findCodeHolders(tx, upload.id, codes)
  const unitsByCode = await findUnitsByCode(tx, codes)
  const bare = rows.filter(({ code, branch }) => code === null || branch)
  const keys = [...new Set(bare.map(({ againKey }) => againKey).filter((key) => key !== null))]
  const known = await findAgain(tx, upload, keys)
  // Of several lists the newest one's word counts.
  const newest = new Map(known.map(({ key, importId }) => [key, importId]))
  const waiting = known.filter(({ key, importId }) => newest.get(key) === importId)
  const claimed = await findClaimed(
    tx,
    upload.id,
    'againId',
    waiting.map(({ id }) => id),
  )
  const byKey = new Map<string, (typeof waiting)[number][]>()
  for (const record of waiting) {
    if (claimed.has(record.id)) continue
    byKey.set(record.key, [...(byKey.get(record.key) ?? []), record])
  }
  const units = await findKnownUnits(
    tx,
    waiting.map(({ unitId }) => unitId),
  )
  return {
    codeHeading:
      upload.columns?.find(({ meaning }) => meaning === 'unifiedSocialCreditCode')?.heading ?? null,
    holders,
    unitsByCode,
    knownAgain({ againKey }) {
      const record = byKey.get(againKey ?? '')?.shift()
      const unit = record && units.get(record.unitId)
      return unit && { unit, recordId: record.id }
    },
  }
}

/** For rows that were in the list before: that record, and what differs. */
async function compare(
  tx: Executor,
  upload: UploadRow,
  rows: readonly SoundRow[],
  settled: readonly SettledRow[],
): Promise<ReadonlyMap<number, { readonly earlierId: string; readonly notice?: ImportNotice }>> {
  const found = new Map<number, { earlierId: string; notice?: ImportNotice }>()
  const last = await lastImport(tx, upload)
  if (!last) return found
  const unitIds = settled.flatMap(({ unit }) => (unit ? [unit.id] : []))
  const records = await recordsOfImport(tx, last.id, unitIds)
  const claimed = await findClaimed(
    tx,
    upload.id,
    'earlierId',
    records.map(({ id }) => id),
  )
  const byUnit = new Map<string, (typeof records)[number][]>()
  for (const record of records) {
    if (claimed.has(record.id)) continue
    byUnit.set(record.unitId, [...(byUnit.get(record.unitId) ?? []), record])
  }
  const rowOf = new Map(rows.map((row) => [row.row, row]))
  for (const { row, unit } of settled) {
    const earlier = unit && byUnit.get(unit.id)?.shift()
    if (!earlier) continue
    // Every settled row is one of them.
    const notice = changedNotice(rowOf.get(row)!, earlier)
    found.set(row, { earlierId: earlier.id, ...(notice ? { notice } : {}) })
  }
  return found
}

async function lastImport(tx: Executor, { source, areaPrefix, id }: UploadRow) {
  const imports = await listImportsOfSource(tx, source, areaPrefix)
  return imports.filter((each) => each.id !== id).at(-1)
}

async function finishTrial(tx: Executor, upload: UploadRow): Promise<void> {
  const { counts } = upload
  const closing: ImportNotice[] = []
  if (counts.leftAtCounty > 0) {
    const message = `有 ${counts.leftAtCounty} 行的地址只能定到县级或市级，先挂在该级，待分派到普查小区`
    closing.push({ row: null, field: null, notice: 'left-at-county', message })
  }
  const last = await lastImport(tx, upload)
  if (!last) {
    await updateUpload(tx, upload.id, { stage: 'tried', closingNotices: closing })
    return
  }
  const { id: importId, fileName, importedAt } = last
  const place = { uploadId: upload.id, importId, limit: MOST_GONE }
  const { gone, first } = await findGone(tx, place)
  const { unchanged, changed } = counts
  const was = unchanged + changed
  await updateUpload(tx, upload.id, {
    stage: 'tried',
    closingNotices: [...closing, ...first.map(goneNotice)],
    comparison: {
      ...{ importId, fileName, importedAt, unchanged, changed, gone },
      added: counts.accepted - was,
    },
  })
}

function countLeftAtCounty(rows: readonly SoundRow[], taken: readonly SettledRow[]): number {
  const accepted = new Set(taken.map(({ row }) => row))
  const left = rows.filter(
    ({ row, areaCode }) => accepted.has(row) && (areaCode === null || /0{6}$/.test(areaCode)),
  )
  return left.length
}

function added(to: UploadCounts, more: UploadCounts): UploadCounts {
  const keys = Object.keys(to) as (keyof UploadCounts)[]
  // The same keys with their sums.
  return Object.fromEntries(
    keys.map((key) => [key, to[key] + more[key]]),
  ) as unknown as UploadCounts
}
