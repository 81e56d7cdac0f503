/** Level of two names; former names count as names. The best level of any two of them is taken. */
import { inOneEdit } from './in-one-edit.ts'
import type { NameTable } from './name-table.ts'
import type { Records } from './records.ts'

/** From the strongest to the weakest; the place of a level is its rank. */
const rankOf = [11, 0, 1, 2, 4, 3, 5, 7, 10, 8, 9]

export interface NameComparison {
  level: number
  /** How often the part occurs on which the names agree, 0 where they do not. */
  sharedBy: number
  /** One of the names is no more than a person's, and the names do not agree otherwise. */
  bare: boolean
}

export function compareNames(records: Records, a: number, b: number, into: NameComparison): void {
  into.level = 0
  into.sharedBy = 0
  into.bare = false
  const { name, otherName, names } = records
  if (name[a] === 0 || name[b] === 0) return
  consider(records, name[a]!, name[b]!, into)
  if (otherName[a]) consider(records, otherName[a]!, name[b]!, into)
  if (otherName[b]) consider(records, name[a]!, otherName[b]!, into)
  if (otherName[a] && otherName[b]) consider(records, otherName[a]!, otherName[b]!, into)
  const bareA = names.bare[name[a]!] === 1
  const bareB = names.bare[name[b]!] === 1
  into.bare = bareA && bareB ? true : (bareA || bareB) && (into.level >= 6 || into.level === 4)
}

function consider(records: Records, nameA: number, nameB: number, into: NameComparison): void {
  const level = levelOf(records.names, nameA, nameB)
  if (rankOf[level]! >= rankOf[into.level]!) return
  into.level = level
  const { names } = records
  if (level === 1 || level === 2) {
    into.sharedBy = Math.max(
      names.strippedCount[names.stripped[nameA]!] ?? 0,
      names.strippedCount[names.stripped[nameB]!] ?? 0,
      1,
    )
  } else if (level <= 5) {
    into.sharedBy = Math.max(
      names.tradeNameCount[names.tradeName[nameA]!] ?? 0,
      names.tradeNameCount[names.tradeName[nameB]!] ?? 0,
      1,
    )
  } else into.sharedBy = 0
}

function levelOf(names: NameTable, nameA: number, nameB: number): number {
  if (names.plain[nameA] === names.plain[nameB]) return 1
  const branchA = names.branch[nameA]!
  const branchB = names.branch[nameB]!
  const level = levelOfUnits(names, nameA, nameB)
  if (branchA !== branchB && level <= 6) {
    if (branchA === 0 || branchB === 0) return 9
    const { texts } = names.parts
    return inOneEdit(texts[branchA]!, texts[branchB]!) ? level : 10
  }
  return level
}

function levelOfUnits(names: NameTable, nameA: number, nameB: number): number {
  if (names.stripped[nameA] === names.stripped[nameB]) return 2
  const { texts } = names.parts
  const similarity = similarityOf(names, nameA, nameB)
  const tradeNameA = texts[names.tradeName[nameA]!]!
  const tradeNameB = texts[names.tradeName[nameB]!]!
  const tradeA = names.trade[nameA]!
  const tradeB = names.trade[nameB]!
  const related =
    tradeA === tradeB ||
    tradeA === 0 ||
    tradeB === 0 ||
    sharesCharacters(texts[tradeA]!, texts[tradeB]!)
  if (names.tradeName[nameA] === names.tradeName[nameB]) return related ? 3 : 4
  const near =
    names.sound[nameA] === names.sound[nameB] ||
    (tradeNameA.length >= 2 && tradeNameB.length >= 2 && inOneEdit(tradeNameA, tradeNameB))
  if (near && related) return 5
  if (inOneEdit(texts[names.stripped[nameA]!]!, texts[names.stripped[nameB]!]!)) return 5
  if (similarity >= 0.6) return 6
  const shorter = tradeNameA.length < tradeNameB.length ? tradeNameA : tradeNameB
  const longer = shorter === tradeNameA ? tradeNameB : tradeNameA
  if (shorter.length >= 2 && longer.includes(shorter)) return 6
  return similarity >= 0.33 ? 7 : 8
}

function sharesCharacters(a: string, b: string): boolean {
  for (let i = 0; i + 1 < a.length; i++) if (b.includes(a.substr(i, 2))) return true
  return (a.length === 1 && b.includes(a)) || (b.length === 1 && a.includes(b))
}

/** Shared weight of characters and pairs over the mean of both; rare ones weigh more. */
function similarityOf(names: NameTable, nameA: number, nameB: number): number {
  const { grams, gramsFrom, gramCount } = names
  let i = gramsFrom[nameA]!
  let j = gramsFrom[nameB]!
  const endA = gramsFrom[nameA + 1]!
  const endB = gramsFrom[nameB + 1]!
  let shared = 0
  let either = 0
  while (i < endA || j < endB) {
    const a = i < endA ? grams[i]! : 0x7fffffff
    const b = j < endB ? grams[j]! : 0x7fffffff
    const gram = Math.min(a, b)
    // 1 / √count falls like an information weight does and costs less than a logarithm.
    const weight = 1 / Math.sqrt(4 + gramCount[gram]!)
    if (a === b) shared += 2 * weight
    either += a === b ? 2 * weight : weight
    if (a <= b) i++
    if (b <= a) j++
  }
  return either === 0 ? 0 : shared / either
}
