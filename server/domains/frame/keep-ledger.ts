/**
 * Keeps the ledger in step, inside the transaction of whatever changed a unit, a merge, a refused row or
 * brought a list in. Every change moves an entry and both its sums; nothing is counted for a page.
 */
import type { Executor } from '../../platform/database/database.ts'
import { decideStanding, type Standing, type StandingUnit } from './decide-standing.ts'
import {
  addToSum,
  entriesOfUnits,
  findMergedInto,
  findStandingUnits,
  insertEntries,
  type LedgerRow,
  openRefusedRows,
  type SumChange,
  saveEntry,
} from './ledger-store.ts'

export interface ListedRow {
  readonly row: number
  readonly name: string
  /** Null for a refused row. */
  readonly unitId: string | null
}

export interface ListToEnter {
  readonly importId: string
  readonly source: string
  readonly areaPrefix: string
  readonly rows: readonly ListedRow[]
  /** Headings that mean the unit's name, to know refused rows of earlier lists again. */
  readonly nameHeadings: readonly string[]
}

/** Enters every row of a list. Refused rows of the lists before that it names again are dealt with. */
export async function enterList(tx: Executor, list: ListToEnter): Promise<void> {
  const { importId, source, areaPrefix } = list
  const units = await readUnits(
    tx,
    list.rows.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])),
  )
  await settleEarlierRefusals(tx, list)
  const entries = list.rows.map(({ row, name, unitId }): LedgerRow => {
    const unit = unitId === null ? undefined : units.get(unitId)
    const standing = unit
      ? decideStanding(unit, (id) => units.get(id), areaPrefix)
      : refusedIn(areaPrefix)
    return { importId, row, source, name, unitId, ...standing }
  })
  await insertEntries(tx, entries)
  await addSums(
    tx,
    entries.map((entry) => sumOf(entry, 1)),
  )
}

/** Brings the entries of these units, and of units merged into them, to where they stand now. */
export async function settleLedgerOf(tx: Executor, unitIds: readonly string[]): Promise<void> {
  const concerned = await withMerged(tx, unitIds)
  const entries = await entriesOfUnits(tx, concerned)
  if (entries.length === 0) return
  const units = await readUnits(tx, concerned)
  for (const { entry, listArea } of entries) {
    const unit = entry.unitId === null ? undefined : units.get(entry.unitId)
    if (unit)
      await moveEntry(
        tx,
        entry,
        decideStanding(unit, (id) => units.get(id), listArea),
      )
  }
}

/** Puts an entry where it stands now and both sums with it. */
export async function moveEntry(
  tx: Executor,
  entry: LedgerRow,
  to: Standing & { readonly unitId?: string | null },
): Promise<void> {
  const same =
    entry.area === to.area &&
    entry.disposition === to.disposition &&
    entry.reason === to.reason &&
    (to.unitId === undefined || to.unitId === entry.unitId)
  if (same) return
  await saveEntry(tx, entry, to)
  await addSums(tx, [sumOf(entry, -1), sumOf({ ...entry, ...to }, 1)])
}

export function refusedIn(areaPrefix: string): Standing {
  return { area: areaPrefix, disposition: 'open', reason: 'refused' }
}

/** Units by id, with every unit that merges lead to. */
export async function readUnits(
  db: Executor,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, StandingUnit>> {
  const units = new Map<string, StandingUnit>()
  let wanted = [...new Set(unitIds)]
  while (wanted.length > 0) {
    const found = await findStandingUnits(db, wanted)
    for (const unit of found) units.set(unit.id, unit)
    const into = found.flatMap((each) => (each.into === null ? [] : [each.into]))
    wanted = [...new Set(into)].filter((id) => !units.has(id))
  }
  return units
}

async function withMerged(db: Executor, unitIds: readonly string[]): Promise<string[]> {
  const all = new Set(unitIds)
  let last = [...all]
  while (last.length > 0) {
    last = (await findMergedInto(db, last)).filter((id) => !all.has(id))
    for (const id of last) all.add(id)
  }
  return [...all]
}

/** The office mended a row and sent the list again: the refused row is in the later list. */
async function settleEarlierRefusals(tx: Executor, list: ListToEnter): Promise<void> {
  const names = new Set(list.rows.map(({ name }) => name))
  for (const { entry, raw } of await openRefusedRows(tx, list.source, list.areaPrefix)) {
    const again =
      names.has(entry.name) ||
      list.nameHeadings.some((heading) => names.has((raw[heading] ?? '').trim()))
    if (!again) continue
    await moveEntry(tx, entry, {
      area: entry.area,
      disposition: 'elsewhere',
      reason: 'in-later-list',
    })
  }
}

function sumOf(entry: LedgerRow, records: 1 | -1): SumChange {
  const { importId, source, area, disposition, reason } = entry
  return { importId, source, area, disposition, reason, records }
}

async function addSums(tx: Executor, changes: readonly SumChange[]): Promise<void> {
  const sums = new Map<string, SumChange>()
  for (const change of changes) {
    const { importId, area, disposition, reason } = change
    const key = `${importId} ${area} ${disposition} ${reason}`
    sums.set(key, { ...change, records: (sums.get(key)?.records ?? 0) + change.records })
  }
  // Always in one order, so that two transactions never wait for each other.
  for (const [, change] of [...sums].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (change.records !== 0) await addToSum(tx, change)
  }
}
