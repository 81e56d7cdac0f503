/**
 * Reads a kept sheet into the ledger by the columns the person named. A line is known again by its date,
 * voucher and words, so that reading the sheet, or a later edition of it, again adds nothing twice:
 * figures that differ make a new version, unless a hand has changed the entry since.
 */

import { Problem } from '../../contract/problems.ts'
import type { LedgerImportReport, LedgerMapping } from '../../contract/unit-ledger.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { requireReporter } from '../identity/index.ts'
import { headingsKey } from './guess-mapping.ts'
import {
  contentOf,
  type EntryToKeep,
  keepLedgerEntries,
  saysTheSame,
} from './keep-ledger-entries.ts'
import { openLedgerBook } from './ledger-book.ts'
import { type LedgerOf, requireOwnLedger } from './reachable-ledger.ts'
import { type ReadEntry, readLedgerRows } from './read-ledger-rows.ts'
import { readSheet } from './receive-ledger-file.ts'
import {
  type EntryRow,
  findEntries,
  findFile,
  findRememberedPlaces,
  insertImport,
  lockLedger,
} from './store.ts'

export interface LedgerImport extends LedgerOf {
  readonly fileId: string
  readonly mapping: LedgerMapping
  readonly dryRun: boolean
}

export async function importLedgerFile(
  ctx: SignedInContext,
  { fileId, mapping, dryRun, ...of }: LedgerImport,
): Promise<LedgerImportReport> {
  requireReporter(ctx)
  requireColumns(mapping)
  const book = await openLedgerBook()
  await requireOwnLedger(ctx.database.read, ctx, of)
  if (mapping.place !== null && !book.places.has(mapping.place)) {
    throw new Problem('ledger-mapping-not-acceptable', '没有所选的去处，请重新选择')
  }
  const file = await findFile(ctx.database.read, of, fileId)
  if (!file) throw new Problem('not-found')
  const { sheet } = await readSheet(file.content)
  const remembered = await findRememberedPlaces(ctx.database.read, of.unitId)
  const read = readLedgerRows(sheet, {
    ...{ ...of, mapping, places: book.places, codeLists: book.forms.codeLists, remembered },
  })
  const settle = async (tx: Executor): Promise<Settled> =>
    settleEntries(
      read.entries,
      fileId,
      await findEntries(
        tx,
        read.entries.map(({ id }) => id),
      ),
    )
  const reportOf = ({ keep, same, kept }: Settled): LedgerImportReport => ({
    rows: read.rows,
    accepted: read.entries.length,
    added: keep.filter(({ before }) => before === undefined).length,
    changed: keep.filter(({ before }) => before !== undefined).length,
    ...{ same, kept },
    unplaced: read.entries.filter(({ content }) => content.place === null).length,
    rejected: [...read.rejected],
    notices: [...read.notices],
  })
  if (dryRun) return reportOf(await settle(ctx.database.read))
  return ctx.database.write(async (tx) => {
    await lockLedger(tx, of)
    const settled = await settle(tx)
    const report = reportOf(settled)
    await keepLedgerEntries(tx, ctx, of, settled.keep, { action: 'unit-ledger.import' })
    await insertImport(tx, {
      ...{ id: ctx.newId(), fileId, headings: headingsKey(sheet[mapping.headingRow] ?? []) },
      ...{ mapping, report, importedAt: ctx.clock.now(), importedBy: ctx.actor.id },
    })
    return report
  })
}

interface Settled {
  readonly keep: readonly EntryToKeep[]
  readonly same: number
  readonly kept: number
}

function settleEntries(
  entries: readonly ReadEntry[],
  fileId: string,
  known: ReadonlyMap<string, EntryRow>,
): Settled {
  const keep: EntryToKeep[] = []
  let same = 0
  let kept = 0
  for (const { id, row, content } of entries) {
    const before = known.get(id)
    // A line that has found its place since keeps it.
    const told =
      before !== undefined && content.place === null
        ? { ...content, place: before.place, code: before.code }
        : content
    if (before !== undefined && !before.struck && saysTheSame(contentOf(before), told)) same += 1
    else if (before?.byHand && !onlyPlaced(before, told)) kept += 1
    else keep.push({ id, content: told, struck: false, before, from: { fileId, row } })
  }
  return { keep, same, kept }
}

/** Whether all a hand did was to give it a line. */
function onlyPlaced(before: EntryRow, told: ReadEntry['content']): boolean {
  return (
    !before.struck &&
    before.place === told.place &&
    before.code === told.code &&
    before.version === 2
  )
}

function requireColumns({ columns, period }: LedgerMapping): void {
  const missing = [
    ...(columns.itemText === undefined ? ['摘要（品名）'] : []),
    ...(columns.amount === undefined && columns.quantity === undefined ? ['金额或数量'] : []),
    ...(columns.bookedOn === undefined && columns.period === undefined && period === null
      ? ['日期或报告期']
      : []),
  ]
  if (missing.length > 0) {
    throw new Problem('ledger-mapping-not-acceptable', `还没有指定${missing.join('、')}在哪一列`)
  }
}
