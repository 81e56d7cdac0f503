/**
 * All records of one linkage, standardised, in columns: row i of every column is record i. Texts are
 * numbered once, so that comparing is comparing numbers. Adding never looks at what is there already.
 */
import {
  type AddressTable,
  countAddress,
  createAddressTable,
  numberOfAddress,
} from './address-table.ts'
import type { ListRecord } from './list-record.ts'
import { countName, createNameTable, type NameTable, numberOfName } from './name-table.ts'
import { createNumbering, type Numbering, numberOf, withRoom } from './numbers.ts'
import { readCode } from './read-code.ts'
import { readFoundDate, readPerson, readTelephones } from './read-contacts.ts'
import type { RegionNames } from './region-names.ts'
import { type Sounds, soundOf } from './sounds.ts'

export interface Vocabulary {
  readonly regions: RegionNames
  readonly sounds: Sounds
  /** Name of an industry class → its code, for lists that write the name. */
  readonly industryCodes: ReadonlyMap<string, string>
}

const columnKinds = {
  source: Int32Array,
  soundCode: Int32Array,
  /** A unit's code that a branch of it quotes. */
  quotedCode: Int32Array,
  organisation: Int32Array,
  registration: Int32Array,
  mangled: Int32Array,
  name: Int32Array,
  otherName: Int32Array,
  person: Int32Array,
  phone: Int32Array,
  otherPhone: Int32Array,
  address: Int32Array,
  county: Int32Array,
  town: Int32Array,
  area: Int32Array,
  industry: Int32Array,
  found: Int32Array,
  foundPrecision: Uint8Array,
  /** Year, month and day written as one number, 0 where the day is not known. */
  foundDay: Int32Array,
  employees: Int32Array,
  lng: Float64Array,
  lat: Float64Array,
} as const

export type Columns = {
  -readonly [K in keyof typeof columnKinds]: InstanceType<(typeof columnKinds)[K]>
}

export interface Records extends Columns {
  readonly vocabulary: Vocabulary
  readonly names: NameTable
  readonly addresses: AddressTable
  readonly sources: Numbering
  /** Sound codes, organisation codes, registration numbers and mangled ones share one numbering. */
  readonly codes: Numbering
  readonly people: Numbering
  /** Per person: number of how the name is read. */
  personSounds: Int32Array
  readonly telephones: Numbering
  readonly areas: Numbering
  personCount: Int32Array
  phoneCount: Int32Array
  count: number
}

/** No date, no industry, no number of staff. */
export const UNKNOWN = -2_147_483_648

export function createRecords(vocabulary: Vocabulary): Records {
  const columns = Object.fromEntries(
    Object.entries(columnKinds).map(([key, Kind]) => [key, new Kind(1024)]),
    // Each key of columnKinds with a column of its kind.
  ) as unknown as Columns
  return {
    ...columns,
    vocabulary,
    names: createNameTable(),
    addresses: createAddressTable(),
    sources: createNumbering(),
    codes: createNumbering(),
    people: createNumbering(),
    personSounds: new Int32Array(1024),
    telephones: createNumbering(),
    areas: createNumbering(),
    personCount: new Int32Array(1024),
    phoneCount: new Int32Array(1024),
    count: 0,
  }
}

/** Adds a record for good and counts its values. */
export function addRecord(records: Records, record: ListRecord): number {
  const row = records.count++
  placeRecord(records, row, record)
  countName(records.names, records.name[row]!)
  countName(records.names, records.otherName[row]!)
  countAddress(records.addresses, records.address[row]!)
  records.personCount = withRoom(records.personCount, records.people.texts.length)
  records.phoneCount = withRoom(records.phoneCount, records.telephones.texts.length)
  records.personCount[records.person[row]!]!++
  records.phoneCount[records.phone[row]!]!++
  if (records.otherPhone[row] !== 0) records.phoneCount[records.otherPhone[row]!]!++
  return row
}

/** Standardises a record into a row without counting it; used for one that is only asked about. */
export function placeRecord(records: Records, row: number, record: ListRecord): void {
  makeRoom(records, row + 1)
  const { vocabulary, names } = records
  records.source[row] = numberOf(records.sources, record.source)
  const code = readCode(record.uscc)
  records.soundCode[row] = numberOf(records.codes, code.sound)
  records.quotedCode[row] = 0
  records.organisation[row] = numberOf(records.codes, code.organisation)
  records.registration[row] = numberOf(records.codes, code.registration)
  records.mangled[row] = numberOf(records.codes, code.mangled)
  const name = numberOfName(names, record.name, vocabulary)
  const other = numberOfName(names, record.oldName, vocabulary) || names.former[name]!
  records.name[row] = name || other
  records.otherName[row] = other === name ? 0 : name === 0 ? 0 : other
  records.person[row] = numberOfPerson(records, readPerson(record.legalRep))
  const phones = readTelephones(record.phone)
  records.phone[row] = numberOf(records.telephones, phones[0] ?? '')
  records.otherPhone[row] = numberOf(records.telephones, phones[1] ?? '')
  records.address[row] = numberOfAddress(records.addresses, record.address, vocabulary.regions)
  placeArea(records, row, record.areaCode)
  records.industry[row] = readIndustry(record.industry, vocabulary.industryCodes)
  const found = readFoundDate(record.found)
  records.found[row] = Number.isNaN(found.days) ? UNKNOWN : found.days
  records.foundPrecision[row] = found.precision === 'day' ? 3 : found.precision === 'month' ? 2 : 1
  records.foundDay[row] = found.precision === 'day' ? writtenDay(found.days) : 0
  const employees = Number.parseInt(record.employees, 10)
  records.employees[row] = employees >= 0 ? employees : UNKNOWN
  placePoint(records, row, record)
}

/** 2023-12-31 → 20231231. */
function writtenDay(days: number): number {
  const date = new Date(days * 86_400_000)
  return (date.getUTCFullYear() * 100 + date.getUTCMonth() + 1) * 100 + date.getUTCDate()
}

function numberOfPerson(records: Records, name: string): number {
  const person = numberOf(records.people, name)
  records.personSounds = withRoom(records.personSounds, records.people.texts.length + 1)
  if (person !== 0 && records.personSounds[person] === 0) {
    const said = soundOf(records.vocabulary.sounds, name)
    records.personSounds[person] = numberOf(records.people, said)
  }
  return person
}

function placeArea(records: Records, row: number, written: string): void {
  const digits = /^\d{6,12}$/.test(written.trim()) ? written.trim() : ''
  const village = digits.length === 12 && !digits.endsWith('000') ? digits : ''
  const town = digits.length >= 9 && digits.slice(6, 9) !== '000' ? digits.slice(0, 9) : ''
  const county = /^\d{4}00/.test(digits) ? '' : digits.slice(0, 6)
  records.county[row] = county === '' ? 0 : Number(county)
  records.town[row] = town === '' ? 0 : Number(town)
  records.area[row] = numberOf(records.areas, village)
}

/** Code × 10 + number of digits, so that 052 and 52 differ. */
function readIndustry(written: string, codes: ReadonlyMap<string, string>): number {
  if (written === '') return UNKNOWN
  const digits = /^[A-T]?(\d{2,4})(?!\d)/.exec(written.trim())?.[1] ?? codes.get(written.trim())
  return digits === undefined || !/^\d{2,4}$/.test(digits)
    ? UNKNOWN
    : Number(digits) * 10 + digits.length
}

/** Points outside the country, or exactly 0, were never measured. */
function placePoint(records: Records, row: number, { lng, lat }: ListRecord): void {
  const east = Number.parseFloat(lng)
  const north = Number.parseFloat(lat)
  const sound = east > 70 && east < 140 && north > 3 && north < 55
  records.lng[row] = sound ? east : Number.NaN
  records.lat[row] = sound ? north : Number.NaN
}

function makeRoom(records: Records, length: number): void {
  if (length <= records.source.length) return
  for (const key of Object.keys(columnKinds) as (keyof Columns)[]) {
    // A column stays of its kind when it grows.
    records[key] = withRoom(records[key], length) as never
  }
}
