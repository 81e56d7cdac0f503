/**
 * Units instead of records: each comes with what every list says of it, and what is found are pairs of
 * units. Two units are as likely one as their likeliest two records. Pure; the server holds a county's
 * frame in one, a tablet the units of a block.
 */

import { compareRecords, createComparison } from './compare-records.ts'
import { explainPair, inBits, type Reason } from './explain-pair.ts'
import { BRANCH_OF, CODE, DIFFERENT_SOUND_CODES, NAME } from './levels.ts'
import { type Linkage, linkRecords } from './link-records.ts'
import type { ListRecord } from './list-record.ts'
import { addToIndex, buildMatchIndex, type MatchIndex, matchRecord } from './match-record.ts'
import { addRecord, createRecords, type Records, type Vocabulary } from './records.ts'

export interface UnitToLink {
  readonly id: string
  /** One for each list that names the unit; none for a unit without a name yet. */
  readonly records: readonly ListRecord[]
  /** The unit that people merged this one into: its records are found as that unit's. */
  readonly mergedInto?: string
}

/** What people decided of two units. */
export interface DecidedUnits {
  readonly unitA: string
  readonly unitB: string
  readonly same: boolean
}

export interface UnitPair {
  /** Ids, the smaller first. */
  readonly unitA: string
  readonly unitB: string
  /** In bits; above 0 more likely one unit than two. */
  readonly bits: number
  readonly reasons: readonly Reason[]
  /** Smallest id of the group both were put in; null where they were not joined. */
  readonly cluster: string | null
  /** The name of one says that it is a branch of the other. */
  readonly branch: boolean
}

export interface UnitMatch {
  readonly unitId: string
  readonly bits: number
  readonly reasons: readonly Reason[]
}

export interface LinkedUnits {
  add(units: readonly UnitToLink[]): void
  /** Estimates the weights and gives all pairs worth a look, the likeliest first. Called once all are in. */
  link(decided?: readonly DecidedUnits[], progress?: (stage: string) => void): UnitPair[]
  /** Units one record may be, the likeliest first; after `link`. Leaves everything as it was. */
  match(record: ListRecord, limit: number): UnitMatch[]
  /** Takes a unit that was opened or changed after `link`. */
  include(unit: UnitToLink): void
  readonly size: number
}

export function createLinkedUnits(vocabulary: Vocabulary): LinkedUnits {
  const records = createRecords(vocabulary)
  const ids: string[] = []
  const survivors = new Map<string, string>()
  /** Row → position in `ids` of the unit whose list it is. */
  const unitOf: number[] = []
  /** The same, with units that were merged standing for the one that is kept. */
  let standing: number[] = []
  let index: MatchIndex | undefined

  return {
    get size() {
      return ids.length
    },
    add(units) {
      for (const { id, records: rows, mergedInto } of units) {
        if (rows.length === 0) continue
        if (mergedInto !== undefined) survivors.set(id, mergedInto)
        ids.push(id)
        for (const row of rows) {
          addRecord(records, row)
          unitOf.push(ids.length - 1)
        }
      }
    },
    link(decided = [], progress = () => {}) {
      const linkage = linkRecords(records, progress, decidedRows(records, ids, unitOf, decided))
      progress('reasons')
      index = buildMatchIndex(records, linkage.estimate.weights)
      standing = standingPositions(ids, unitOf, survivors)
      return pairsOfUnits(records, ids, standing, linkage)
    },
    match(record, limit) {
      if (!index) throw new Error('match before link')
      const best = new Map<string, UnitMatch>()
      for (const { row, bits, reasons } of matchRecord(index, record, { limit: limit * 4 })) {
        const unitId = ids[standing[row]!]!
        if (!best.has(unitId)) best.set(unitId, { unitId, bits, reasons })
      }
      return [...best.values()].slice(0, limit)
    },
    include({ id, records: rows }) {
      if (!index) throw new Error('include before link')
      if (rows.length === 0) return
      ids.push(id)
      for (const row of rows) {
        addToIndex(index, row)
        unitOf.push(ids.length - 1)
        standing.push(ids.length - 1)
      }
    },
  }
}

function standingPositions(
  ids: readonly string[],
  unitOf: readonly number[],
  survivors: ReadonlyMap<string, string>,
): number[] {
  const positions = new Map(ids.map((id, position) => [id, position]))
  const standsFor = ids.map((id, position) => {
    let kept = id
    // A chain of merges ends; a circle cannot arise, since a merged unit survives nothing.
    for (let next = survivors.get(kept); next !== undefined; next = survivors.get(kept)) kept = next
    return positions.get(kept) ?? position
  })
  return unitOf.map((position) => standsFor[position]!)
}

/** For each decided pair of units the records that are most alike, by how many comparisons agree best. */
function decidedRows(
  records: Records,
  ids: readonly string[],
  unitOf: readonly number[],
  decided: readonly DecidedUnits[],
) {
  if (decided.length === 0) return []
  const wanted = new Set(decided.flatMap(({ unitA, unitB }) => [unitA, unitB]))
  const rowsOf = new Map<string, number[]>()
  unitOf.forEach((position, row) => {
    const id = ids[position]!
    if (wanted.has(id)) rowsOf.set(id, [...(rowsOf.get(id) ?? []), row])
  })
  const comparison = createComparison()
  return decided.flatMap(({ unitA, unitB, same }) => {
    let best: { a: number; b: number; same: boolean } | undefined
    let most = -1
    for (const a of rowsOf.get(unitA) ?? []) {
      for (const b of rowsOf.get(unitB) ?? []) {
        compareRecords(records, Math.max(a, b), Math.min(a, b), comparison)
        const likeness = comparison.levels.reduce((sum, level) => sum + (level ? 1 / level : 0), 0)
        if (likeness > most) {
          most = likeness
          best = { a: Math.min(a, b), b: Math.max(a, b), same }
        }
      }
    }
    return best ? [best] : []
  })
}

function pairsOfUnits(
  records: Records,
  ids: readonly string[],
  unitOf: readonly number[],
  { edges, clusters, estimate }: Linkage,
): UnitPair[] {
  const codes = soundCodes(records, unitOf)
  const best = new Map<number, number>()
  for (let edge = 0; edge < edges.count; edge++) {
    const a = unitOf[edges.a[edge]!]!
    const b = unitOf[edges.b[edge]!]!
    if (a === b) continue
    const codeA = codes[a] ?? 0
    const codeB = codes[b] ?? 0
    // Two sound codes are two units, also where the records at hand do not both quote them.
    if (codeA !== 0 && codeB !== 0 && codeA !== codeB) continue
    const key = Math.min(a, b) * ids.length + Math.max(a, b)
    const known = best.get(key)
    if (known === undefined || edges.odds[edge]! > edges.odds[known]!) best.set(key, edge)
  }
  const firstOfCluster = smallestIds(ids, unitOf, clusters.first)
  const comparison = createComparison()
  const pairs = [...best.values()].map((edge): UnitPair => {
    const rowA = edges.a[edge]!
    const rowB = edges.b[edge]!
    const one = ids[unitOf[rowA]!]!
    const other = ids[unitOf[rowB]!]!
    const [unitA, unitB] = one < other ? [one, other] : [other, one]
    const joined = clusters.first[rowA] === clusters.first[rowB]
    compareRecords(records, Math.max(rowA, rowB), Math.min(rowA, rowB), comparison)
    return {
      unitA,
      unitB,
      bits: inBits(edges.odds[edge]!),
      reasons: explainPair(records, estimate.weights, rowA, rowB).reasons,
      cluster: joined ? firstOfCluster.get(clusters.first[rowA]!)! : null,
      branch:
        comparison.levels[CODE] !== DIFFERENT_SOUND_CODES && comparison.levels[NAME] === BRANCH_OF,
    }
  })
  return pairs.sort(
    (x, y) =>
      y.bits - x.bits ||
      (x.unitA < y.unitA ? -1 : x.unitA > y.unitA ? 1 : x.unitB < y.unitB ? -1 : 1),
  )
}

/** Position of a unit → a sound code that one of its records bears; 0 for none. */
function soundCodes({ soundCode }: Records, unitOf: readonly number[]): number[] {
  const codes: number[] = []
  unitOf.forEach((position, row) => {
    codes[position] ||= soundCode[row]!
  })
  return codes
}

function smallestIds(ids: readonly string[], unitOf: readonly number[], first: ArrayLike<number>) {
  const smallest = new Map<number, string>()
  unitOf.forEach((position, row) => {
    const id = ids[position]!
    const known = smallest.get(first[row]!)
    if (known === undefined || id < known) smallest.set(first[row]!, id)
  })
  return smallest
}
