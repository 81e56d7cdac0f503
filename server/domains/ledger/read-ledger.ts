/** Reading a unit's own ledger: entries, one entry's versions, what it adds up to, kept sheets. */

import { ledgerForms } from '../../../forms/engine/ledger/rollups.ts'
import type { FileContent, InputOf, ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type * as contract from '../../contract/unit-ledger.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findDisplayNames } from '../identity/index.ts'
import { contentOf } from './keep-ledger-entries.ts'
import { readPageKey, writePageKey } from './page-key.ts'
import { type LedgerOf, requireOwnLedger } from './reachable-ledger.ts'
import { rhythmOfUnit } from './rhythm-of-unit.ts'
import {
  countEntries,
  type EntryRow,
  findEntry,
  findFile,
  listEntries,
  listFiles,
  listUnplacedItems,
  listVersions,
  sumEntries,
} from './store.ts'

type Entries = typeof contract.listUnitLedgerEntries

export async function listUnitLedgerEntries(
  ctx: SignedInContext,
  of: LedgerOf,
  query: InputOf<Entries>['query'],
): Promise<ReplyOf<Entries>> {
  const db = ctx.database.read
  await requireOwnLedger(db, ctx, of)
  const limit = query.limit ?? 50
  const after = query.after === undefined ? null : readPageKey(query.after)
  const rows = await listEntries(db, of, query, { after, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    entries: await summarise(ctx, of, page),
    next: rows.length > limit && last ? writePageKey({ at: last.sortDate, id: last.id }) : null,
    total: await countEntries(db, of, query),
  }
}

async function summarise(ctx: SignedInContext, of: LedgerOf, rows: readonly EntryRow[]) {
  const names = await findDisplayNames(
    ctx.database.read,
    rows.map(({ recordedBy }) => recordedBy),
  )
  const fromFiles = rows.some(({ fileId }) => fileId !== null)
  const files = fromFiles ? await listFiles(ctx.database.read, of) : []
  const fileNames = new Map(files.map(({ id, fileName }) => [id, fileName]))
  return rows.map((row) => ({
    entryId: row.id,
    version: row.version,
    content: contentOf(row),
    struck: row.struck,
    source:
      row.fileId === null
        ? null
        : {
            fileId: row.fileId,
            fileName: fileNames.get(row.fileId) ?? '台账文件',
            row: row.fileRow ?? 0,
          },
    recordedAt: row.recordedAt,
    recordedBy: names.get(row.recordedBy) ?? row.recordedBy,
  }))
}

export async function getLedgerSums(
  ctx: SignedInContext,
  of: LedgerOf,
): Promise<ReplyOf<typeof contract.getLedgerSums>> {
  const db = ctx.database.read
  const unit = await requireOwnLedger(db, ctx, of)
  const files = await listFiles(db, of)
  return {
    sums: await sumEntries(db, of),
    unplaced: await listUnplacedItems(db, of),
    entries: await countEntries(db, of),
    rhythm: rhythmOfUnit(unit.industryCode),
    forms: [...ledgerForms],
    files: files.map(({ id, fileName, receivedAt, added }) => ({
      fileId: id,
      fileName,
      receivedAt,
      added,
    })),
  }
}

export async function getLedgerEntry(
  ctx: SignedInContext,
  { entryId, ...of }: LedgerOf & { readonly entryId: string },
): Promise<ReplyOf<typeof contract.getLedgerEntry>> {
  const db = ctx.database.read
  await requireOwnLedger(db, ctx, of)
  const entry = await findEntry(db, entryId)
  if (entry?.unitId !== of.unitId || entry.year !== of.year) throw new Problem('not-found')
  const versions = await listVersions(db, entryId)
  const names = await findDisplayNames(
    db,
    versions.map(({ recordedBy }) => recordedBy),
  )
  return {
    versions: versions.map(({ version, content, struck, recordedAt, recordedBy }) => ({
      ...{ version, content, struck, recordedAt },
      recordedBy: names.get(recordedBy) ?? recordedBy,
    })),
  }
}

export async function getLedgerFile(
  ctx: SignedInContext,
  { fileId, ...of }: LedgerOf & { readonly fileId: string },
): Promise<FileContent> {
  const db = ctx.database.read
  await requireOwnLedger(db, ctx, of)
  const file = await findFile(db, of, fileId)
  if (!file) throw new Problem('not-found')
  return {
    fileName: file.fileName,
    mediaType: 'application/octet-stream',
    bytes: new Uint8Array(file.content),
  }
}
