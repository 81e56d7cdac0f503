/** Every distinct address once, its parts numbered and its pairs of characters as sorted numbers. */
import { createNumbering, mix, type Numbering, numberOf, withRoom } from './numbers.ts'
import { readAddress } from './read-address.ts'
import type { RegionNames } from './region-names.ts'

export interface AddressTable {
  readonly written: Map<string, number>
  readonly parts: Numbering
  plain: Int32Array
  town: Int32Array
  village: Int32Array
  road: Int32Array
  /** Road (or village) with house number. */
  house: Int32Array
  number: Int32Array
  building: Int32Array
  room: Int32Array
  gramsFrom: Int32Array
  grams: Int32Array
  /** Records by number of part, as house and as plain address. */
  houseCount: Int32Array
  plainCount: Int32Array
  count: number
}

export function createAddressTable(): AddressTable {
  const column = () => new Int32Array(1024)
  return {
    written: new Map([['', 0]]),
    parts: createNumbering(),
    plain: column(),
    town: column(),
    village: column(),
    road: column(),
    house: column(),
    number: column(),
    building: column(),
    room: column(),
    gramsFrom: column(),
    grams: column(),
    houseCount: column(),
    plainCount: column(),
    count: 1,
  }
}

export function numberOfAddress(
  table: AddressTable,
  written: string,
  regions: RegionNames,
): number {
  const known = table.written.get(written)
  if (known !== undefined) return known
  const read = readAddress(written, regions)
  if (read.plain === '') {
    table.written.set(written, 0)
    return 0
  }
  const address = table.count++
  table.written.set(written, address)
  makeRoom(table, address + 2)
  const { parts } = table
  table.plain[address] = numberOf(parts, read.plain)
  table.town[address] = numberOf(parts, read.town)
  table.village[address] = numberOf(parts, read.village)
  table.road[address] = numberOf(parts, read.road)
  table.number[address] = numberOf(parts, read.number)
  const street = read.road || read.village
  table.house[address] = numberOf(parts, read.number === '' ? '' : `${street}|${read.number}`)
  table.building[address] = numberOf(parts, read.building)
  table.room[address] = numberOf(parts, read.room)
  const from = table.gramsFrom[address]!
  const grams = pairsOf(read.plain)
  table.grams = withRoom(table.grams, from + grams.length)
  table.grams.set(grams, from)
  table.gramsFrom[address + 1] = from + grams.length
  return address
}

export function countAddress(table: AddressTable, address: number): void {
  if (address === 0) return
  const parts = table.parts.texts.length
  table.houseCount = withRoom(table.houseCount, parts)
  table.plainCount = withRoom(table.plainCount, parts)
  table.houseCount[table.house[address]!]!++
  table.plainCount[table.plain[address]!]!++
}

function makeRoom(table: AddressTable, length: number): void {
  if (length <= table.plain.length) return
  for (const key of ['plain', 'town', 'village', 'road', 'house', 'number'] as const) {
    table[key] = withRoom(table[key], length)
  }
  table.building = withRoom(table.building, length)
  table.room = withRoom(table.room, length)
  table.gramsFrom = withRoom(table.gramsFrom, length)
}

function pairsOf(text: string): Int32Array {
  const pairs = new Set<number>()
  for (let i = 1; i < text.length; i++) {
    pairs.add(mix(3, text.charCodeAt(i - 1), text.charCodeAt(i)) >>> 8)
  }
  return Int32Array.from(pairs).sort()
}
