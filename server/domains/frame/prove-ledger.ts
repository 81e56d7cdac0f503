/**
 * Proves the ledger against the records themselves: every row of every list has exactly one entry, each
 * stands where its unit does, and the sums are those of the entries. Says every difference in words.
 */
import type { Executor } from '../../platform/database/database.ts'
import { decideStanding } from './decide-standing.ts'
import { readUnits } from './keep-ledger.ts'
import { countLedger, entriesAfter } from './ledger-store.ts'

const AT_A_TIME = 2000

/** `areaPrefix`: lists imported for this area or below. Empty when everything balances. */
export async function proveLedger(db: Executor, areaPrefix: string): Promise<string[]> {
  const { lists, counted, sums } = await countLedger(db, areaPrefix)
  const differences: string[] = []
  for (const { importId, rows } of lists) {
    const here = counted.filter((each) => each.importId === importId)
    const entered = here.reduce((all, each) => all + each.records, 0)
    if (entered !== rows) differences.push(`名录 ${importId} 有 ${rows} 行，台账里 ${entered} 行`)
    const kept = new Map(
      sums
        .filter((each) => each.importId === importId && each.records !== 0)
        .map((each) => [`${each.area} ${each.disposition} ${each.reason}`, each.records]),
    )
    for (const { area, disposition, reason, records } of here) {
      const key = `${area} ${disposition} ${reason}`
      if (kept.get(key) !== records) {
        differences.push(`名录 ${importId} ${key}：逐行 ${records}，合计 ${kept.get(key) ?? 0}`)
      }
      kept.delete(key)
    }
    for (const [key, records] of kept) {
      differences.push(`名录 ${importId} ${key}：逐行 0，合计 ${records}`)
    }
  }
  for (const list of lists) differences.push(...(await misplaced(db, list)))
  return differences
}

async function misplaced(
  db: Executor,
  { importId, areaPrefix }: { readonly importId: string; readonly areaPrefix: string },
): Promise<string[]> {
  const wrong: string[] = []
  for (let after = 0; ; ) {
    const entries = await entriesAfter(db, importId, after, AT_A_TIME)
    const units = await readUnits(
      db,
      entries.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])),
    )
    for (const { row, unitId, area, disposition, reason } of entries) {
      const unit = unitId === null ? undefined : units.get(unitId)
      if (!unit) continue
      const should = decideStanding(unit, (id) => units.get(id), areaPrefix)
      if (should.disposition !== disposition || should.reason !== reason || should.area !== area) {
        wrong.push(
          `名录 ${importId} 第 ${row} 行：台账 ${area} ${disposition} ${reason}，` +
            `按单位应为 ${should.area} ${should.disposition} ${should.reason}`,
        )
      }
    }
    if (entries.length < AT_A_TIME) return wrong
    after = entries.at(-1)!.row
  }
}
