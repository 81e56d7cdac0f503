/**
 * The keys under which a record is looked for. Two records are compared when they share one; a key too
 * many records share (an agent's telephone, 鑫源, an address where hundreds are registered) is passed
 * over, which is why most keys join two things. More kinds of keys find more; each costs comparing.
 */
import { looksLikePerson } from './name-table.ts'
import { hashText, mix } from './numbers.ts'
import { type Records, UNKNOWN } from './records.ts'

/** The low bits of a key say how many records may share it; 0 are keys made of codes. */
const CLASS_BITS = 2
export const CODE_CLASS = 0
const capOfClass = [50, 20, 40] as const
const NARROW = 1
const MIDDLE = 2

export const MOST_KEYS = 96

export function capOf(key: number): number {
  return capOfClass[key & 3]!
}

export function isCodeKey(key: number): boolean {
  return (key & 3) === CODE_CLASS
}

export interface KeyList {
  readonly keys: Uint32Array
  length: number
}

export function createKeyList(): KeyList {
  return { keys: new Uint32Array(MOST_KEYS), length: 0 }
}

function add(list: KeyList, size: number, kind: number, a: number, b = 0): void {
  const key = ((mix(kind, a, b) << CLASS_BITS) | size) >>> 0
  for (let i = 0; i < list.length; i++) if (list.keys[i] === key) return
  if (list.length < MOST_KEYS) list.keys[list.length++] = key
}

/** Fills the list with the keys of one record. */
export function keysOfRecord(records: Records, row: number, list: KeyList): void {
  list.length = 0
  codeKeys(records, row, list)
  phoneKeys(records, row, list)
  if (records.name[row] !== 0) nameKeys(records, row, records.name[row]!, list)
  if (records.otherName[row] !== 0) nameKeys(records, row, records.otherName[row]!, list)
  personKeys(records, row, list)
  placeKeys(records, row, list)
}

function codeKeys(records: Records, row: number, list: KeyList): void {
  const organisation = records.organisation[row]!
  if (organisation !== 0) add(list, CODE_CLASS, 1, organisation)
  const whole = records.soundCode[row] || records.registration[row] || records.mangled[row]!
  if (whole === 0) return
  add(list, CODE_CLASS, 2, whole)
  // One slip leaves the front or the end as it was.
  const code = records.codes.texts[whole]!
  if (code.length < 12) return
  add(list, CODE_CLASS, 3, hashText(code.slice(0, 12)))
  add(list, CODE_CLASS, 4, hashText(code.slice(-8)))
  if (code.length >= 17) add(list, CODE_CLASS, 5, hashText(code.slice(8, 16)))
}

function phoneKeys(records: Records, row: number, list: KeyList): void {
  const stripped = records.names.stripped[records.name[row]!]!
  const text = records.names.parts.texts[stripped]!
  const lead = text.charCodeAt(0) || 0
  const person = records.person[row]!
  const surname = (records.people.texts[person] ?? '').charCodeAt(0) || 0
  for (const phone of [records.phone[row]!, records.otherPhone[row]!]) {
    if (phone === 0) continue
    add(list, MIDDLE, 10, phone)
    if (lead) add(list, MIDDLE, 11, phone, lead)
    if (person !== 0) add(list, MIDDLE, 12, phone, person)
    // One digit wrong leaves the front or the end.
    const digits = records.telephones.texts[phone]!
    const half = digits.length >> 1
    const front = hashText(digits.slice(0, half + 1))
    const back = hashText(digits.slice(-half))
    if (surname) add(list, NARROW, 13, back, surname)
    if (surname) add(list, NARROW, 14, front, person)
    if (lead) add(list, NARROW, 15, back, lead)
  }
}

function nameKeys(records: Records, row: number, name: number, list: KeyList): void {
  const { names, person } = records
  const stripped = names.stripped[name]!
  const tradeName = names.tradeName[name]!
  const sound = names.sound[name]!
  const branch = names.branch[name]!
  const county = records.county[row]!
  const town = records.town[row]!
  const address = records.address[row]!
  const road = records.addresses.road[address]!
  const village = records.addresses.village[address]!
  const near = road || village
  const text = names.parts.texts[tradeName]!
  add(list, MIDDLE, 20, stripped, branch)
  add(list, MIDDLE, 21, stripped)
  add(list, MIDDLE, 22, tradeName)
  add(list, NARROW, 23, sound)
  if (county) add(list, MIDDLE, 24, stripped, county)
  if (county) add(list, NARROW, 25, sound, county)
  if (town) add(list, MIDDLE, 26, sound, town)
  if (road) add(list, MIDDLE, 27, sound, road)
  if (village) add(list, MIDDLE, 28, sound, village)
  if (person[row]) add(list, MIDDLE, 29, sound, records.personSounds[person[row]!]!)
  if (records.industry[row] !== UNKNOWN) add(list, MIDDLE, 30, sound, divisionOf(records, row))
  if (branch) add(list, MIDDLE, 31, tradeName, branch)
  if (records.found[row] !== UNKNOWN) {
    add(list, NARROW, 32, tradeName, Math.floor(records.found[row]! / 366))
    const day = records.foundDay[row]! % 10_000
    if (day !== 0) add(list, NARROW, 34, tradeName, day)
    add(list, NARROW, 33, records.found[row]!, text.charCodeAt(0))
    add(list, NARROW, 33, records.found[row]!, text.charCodeAt(1) || 1)
    // Whichever of name and person stands in the other's column.
    const surname = (records.people.texts[person[row]!] ?? '').charCodeAt(0)
    const lead = text.charCodeAt(0)
    if (surname && lead) {
      const both = mix(0, Math.min(surname, lead), Math.max(surname, lead))
      add(list, NARROW, 35, records.found[row]!, both)
    }
  }
  if (looksLikePerson(text)) {
    add(list, MIDDLE, 40, hashText(text))
    if (near) add(list, MIDDLE, 41, hashText(text), near)
  }
  rareGramKeys(records, row, name, list)
}

/** The three rarest characters or pairs of the name, each alone and with the road, village or town. */
function rareGramKeys(records: Records, row: number, name: number, list: KeyList): void {
  const { gramsFrom, grams, gramCount } = records.names
  let first = -1
  let second = -1
  let third = -1
  const rarer = (a: number, b: number): boolean =>
    b < 0 || gramCount[a]! < gramCount[b]! || (gramCount[a] === gramCount[b] && a < b)
  for (let i = gramsFrom[name]!; i < gramsFrom[name + 1]!; i++) {
    const gram = grams[i]!
    if (rarer(gram, first)) [third, second, first] = [second, first, gram]
    else if (rarer(gram, second)) [third, second] = [second, gram]
    else if (rarer(gram, third)) third = gram
  }
  const town = records.town[row]! || records.county[row]!
  const address = records.address[row]!
  const near = records.addresses.road[address]! || records.addresses.village[address]!
  for (const gram of [first, second, third]) {
    if (gram < 0) continue
    add(list, NARROW, 50, gram)
    if (near) add(list, NARROW, 52, gram, near)
    else if (town) add(list, NARROW, 51, gram, town)
  }
}

function personKeys(records: Records, row: number, list: KeyList): void {
  const person = records.person[row]!
  if (person === 0) return
  const said = records.personSounds[person]!
  const address = records.address[row]!
  const { road, village } = records.addresses
  const text = records.people.texts[person]!
  add(list, NARROW, 60, person)
  add(list, MIDDLE, 40, hashText(text))
  // A household's meter stands under its owner's name.
  const near = road[address] || village[address]
  if (near) add(list, MIDDLE, 41, hashText(text), near)
  if (records.town[row]) add(list, MIDDLE, 61, said, records.town[row]!)
  else if (records.county[row]) add(list, NARROW, 61, said, records.county[row]!)
  if (road[address]) add(list, MIDDLE, 62, said, road[address]!)
  if (village[address]) add(list, MIDDLE, 63, said, village[address]!)
  if (records.industry[row] !== UNKNOWN) add(list, MIDDLE, 64, said, divisionOf(records, row))
  if (records.found[row] !== UNKNOWN) add(list, MIDDLE, 65, said, records.found[row]!)
  const cell = cellOf(records, row, 0.004, 0)
  if (cell) add(list, MIDDLE, 66, text.charCodeAt(0), cell)
}

function placeKeys(records: Records, row: number, list: KeyList): void {
  const address = records.address[row]!
  const name = records.name[row]!
  const text = records.names.parts.texts[records.names.tradeName[name]!]!
  const surname = (records.people.texts[records.person[row]!] ?? '').charCodeAt(0) || 0
  const trade = records.names.trade[name]!
  if (address !== 0) {
    const { house, room, building, plain, village } = records.addresses
    add(list, NARROW, 70, plain[address]!)
    // A village has one shop or two of a kind; their names and people may all have changed.
    if (trade && village[address]) add(list, NARROW, 76, village[address]!, trade)
    const at = house[address]!
    if (at !== 0) {
      add(list, NARROW, 71, at)
      if (text) add(list, MIDDLE, 72, at, text.charCodeAt(0))
      if (text.length > 1) add(list, MIDDLE, 72, at, text.charCodeAt(1))
      if (text.length > 2) add(list, MIDDLE, 72, at, text.charCodeAt(2))
      if (trade) add(list, MIDDLE, 77, at, trade)
      if (surname) add(list, MIDDLE, 73, at, surname)
      if (room[address]) add(list, NARROW, 74, at, room[address]! + building[address]! * 31)
      if (records.industry[row] !== UNKNOWN) add(list, NARROW, 75, at, divisionOf(records, row))
    }
  }
  for (let shift = 0; shift < 4; shift++) {
    const near = cellOf(records, row, 0.0008, shift)
    if (!near) return
    if (shift === 0 || shift === 3) add(list, NARROW, 80, near, shift)
    if (text) add(list, MIDDLE, 81, near, text.charCodeAt(0))
    if (trade) add(list, NARROW, 82, near, trade)
    const wide = cellOf(records, row, 0.006, shift)
    if (text.length > 1 && (shift === 0 || shift === 3)) {
      add(list, NARROW, 83, wide, mix(0, text.charCodeAt(0), text.charCodeAt(1)))
    }
  }
}

/** First two digits of the industry. */
function divisionOf(records: Records, row: number): number {
  const industry = records.industry[row]!
  const digits = industry % 10
  return Math.floor(industry / 10 / 10 ** (digits - 2))
}

/** A number for the cell of a grid the point lies in; grids are shifted by half a cell. */
function cellOf(records: Records, row: number, size: number, shift: number): number {
  const lng = records.lng[row]!
  if (Number.isNaN(lng)) return 0
  const x = Math.floor(lng / size + (shift & 1) * 0.5)
  const y = Math.floor(records.lat[row]! / size + (shift >> 1) * 0.5)
  return mix(shift, x, y) | 1
}
