/**
 * Two records → the level of each comparison, and how common the values are on which they agree. Called
 * some million times: makes nothing, fills what it is given.
 */
import { compareNames, type NameComparison } from './compare-names.ts'
import { inOneEdit } from './in-one-edit.ts'
import * as L from './levels.ts'
import { type Records, UNKNOWN } from './records.ts'

export interface Comparison {
  readonly levels: Uint8Array
  /** Records that share the value two records agree on (name, person, phone, address); 0 elsewhere. */
  readonly sharedBy: Float64Array
}

export function createComparison(): Comparison {
  return { levels: new Uint8Array(L.COMPARISONS), sharedBy: new Float64Array(L.COMPARISONS) }
}

const nameComparison: NameComparison = { level: 0, sharedBy: 0, bare: false }

export function compareRecords(records: Records, a: number, b: number, into: Comparison): void {
  const { levels, sharedBy } = into
  levels[L.CODE] = codeLevel(records, a, b)
  compareNames(records, a, b, nameComparison)
  levels[L.NAME] = nameComparison.level
  sharedBy[L.NAME] = nameComparison.sharedBy
  levels[L.PERSON] = personLevel(records, a, b)
  sharedBy[L.PERSON] = levels[L.PERSON] === 1 ? records.personCount[records.person[a]!] || 1 : 0
  if (nameComparison.bare) takeNameForPerson(records, a, b, into)
  // A list that writes the name a second time for the person says nothing with it.
  else if (namedAsPerson(records, a) && namedAsPerson(records, b)) {
    levels[L.PERSON] = 0
    sharedBy[L.PERSON] = 0
  } else if (levels[L.PERSON] === 3 && isOtherWayRound(records, a, b)) {
    // Name and person stand in each other's column: one of them agrees, the name says no more.
    levels[L.PERSON] = 1
    sharedBy[L.PERSON] = records.personCount[records.person[a]!] || 1
    levels[L.NAME] = 0
    sharedBy[L.NAME] = 0
  }
  comparePhones(records, a, b, into)
  compareAddresses(records, a, b, into)
  levels[L.POINT] = pointLevel(records, a, b)
  levels[L.AREA] = areaLevel(records, a, b)
  levels[L.INDUSTRY] = industryLevel(records.industry[a]!, records.industry[b]!)
  levels[L.FOUND] = foundLevel(records, a, b)
  levels[L.EMPLOYEES] = employeesLevel(records.employees[a]!, records.employees[b]!)
  // Where there is but one list, that two records come from it says nothing.
  const several = records.sources.texts.length > 2
  levels[L.SOURCE] = several && records.source[a] === records.source[b] ? 1 : 0
}

function codeLevel(records: Records, a: number, b: number): number {
  const { soundCode, organisation, registration, mangled } = records
  if (soundCode[a] !== 0 && soundCode[b] !== 0) return soundCode[a] === soundCode[b] ? 1 : 4
  if (organisation[a] !== 0 && organisation[a] === organisation[b]) return 2
  if (registration[a] !== 0 && registration[a] === registration[b]) return 2
  if (mangled[a] !== 0 && mangled[a] === mangled[b]) return 2
  const codeA = soundCode[a] || mangled[a] || registration[a]!
  const codeB = soundCode[b] || mangled[b] || registration[b]!
  if (codeA === 0 || codeB === 0) {
    return organisation[a] !== 0 && organisation[b] !== 0 ? 5 : 0
  }
  // A number of the old kind says nothing about a code of the new one.
  if ((registration[a] === 0) !== (registration[b] === 0)) return 0
  return nearlySameCode(records.codes.texts[codeA]!, records.codes.texts[codeB]!) ? 3 : 5
}

/** One slip, or the last digits lost to a spreadsheet. */
function nearlySameCode(a: string, b: string): boolean {
  if (inOneEdit(a, b)) return true
  const front = Math.min(a.length, b.length) - 4
  if (front >= 11 && a.startsWith(b.slice(0, Math.max(front, 14)))) return true
  if (a.length !== b.length) return a.length > 9 && b.length > 9 && (a.includes(b) || b.includes(a))
  let different = 0
  for (let i = 0; i < a.length && different < 3; i++) if (a[i] !== b[i]) different++
  return different <= 2
}

function personLevel(records: Records, a: number, b: number): number {
  const personA = records.person[a]!
  const personB = records.person[b]!
  if (personA === 0 || personB === 0) return 0
  if (personA === personB) return 1
  if (records.personSounds[personA] === records.personSounds[personB]) return 2
  const nameA = records.people.texts[personA]!
  const nameB = records.people.texts[personB]!
  if (nameA.includes('*') || nameB.includes('*')) return nameA[0] === nameB[0] ? 0 : 3
  return nameA.length > 1 && nameB.length > 1 && inOneEdit(nameA, nameB) ? 2 : 3
}

function namedAsPerson({ name, names, person, people }: Records, row: number): boolean {
  return (
    person[row] !== 0 && names.parts.texts[names.plain[name[row]!]!] === people.texts[person[row]!]
  )
}

function isOtherWayRound(records: Records, a: number, b: number): boolean {
  return nameIsPersonOf(records, a, b) && nameIsPersonOf(records, b, a)
}

function nameIsPersonOf({ name, names, person, people }: Records, a: number, b: number): boolean {
  return names.parts.texts[names.plain[name[a]!]!] === people.texts[person[b]!]
}

/** A list of electricity meters writes the owner's name for the shop's: it is compared with the owner. */
function takeNameForPerson(records: Records, a: number, b: number, into: Comparison): void {
  const { levels, sharedBy } = into
  levels[L.NAME] = 0
  sharedBy[L.NAME] = 0
  if (levels[L.PERSON] !== 0 || (records.person[a] !== 0 && records.person[b] !== 0)) return
  const personA = records.person[a] || bareNameOf(records, a)
  const personB = records.person[b] || bareNameOf(records, b)
  if (personA === '' || personB === '' || personA === 0 || personB === 0) return
  const textA = typeof personA === 'string' ? personA : records.people.texts[personA]!
  const textB = typeof personB === 'string' ? personB : records.people.texts[personB]!
  if (textA === textB) {
    levels[L.PERSON] = 1
    const known = typeof personA === 'number' ? personA : typeof personB === 'number' ? personB : 0
    sharedBy[L.PERSON] = records.personCount[known] || 1
  } else levels[L.PERSON] = inOneEdit(textA, textB) ? 2 : 3
}

function bareNameOf(records: Records, row: number): string {
  const name = records.name[row]!
  return records.names.bare[name] === 1
    ? records.names.parts.texts[records.names.plain[name]!]!
    : ''
}

function comparePhones(
  records: Records,
  a: number,
  b: number,
  { levels, sharedBy }: Comparison,
): void {
  const { phone, otherPhone } = records
  levels[L.PHONE] = 0
  sharedBy[L.PHONE] = 0
  if (phone[a] === 0 || phone[b] === 0) return
  const agreed =
    phone[a] === phone[b] || (otherPhone[b] !== 0 && phone[a] === otherPhone[b])
      ? phone[a]!
      : otherPhone[a] !== 0 && (otherPhone[a] === phone[b] || otherPhone[a] === otherPhone[b])
        ? otherPhone[a]!
        : 0
  if (agreed !== 0) {
    levels[L.PHONE] = 1
    sharedBy[L.PHONE] = records.phoneCount[agreed] || 1
    return
  }
  const digitsA = records.telephones.texts[phone[a]!]!
  const digitsB = records.telephones.texts[phone[b]!]!
  levels[L.PHONE] = nearlySameNumber(digitsA, digitsB) ? 2 : 3
}

function nearlySameNumber(a: string, b: string): boolean {
  if (!a.includes('*') && !b.includes('*')) return inOneEdit(a, b)
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i] && a[i] !== '*' && b[i] !== '*') return false
  return true
}

function compareAddresses(
  records: Records,
  a: number,
  b: number,
  { levels, sharedBy }: Comparison,
): void {
  const { address, addresses: t } = records
  levels[L.ADDRESS] = 0
  sharedBy[L.ADDRESS] = 0
  const x = address[a]!
  const y = address[b]!
  if (x === 0 || y === 0) return
  if (t.plain[x] === t.plain[y]) {
    levels[L.ADDRESS] = 1
    sharedBy[L.ADDRESS] = t.plainCount[t.plain[x]!] || 1
    return
  }
  if (t.house[x] !== 0 && t.house[x] === t.house[y]) {
    const sameRoom =
      (t.room[x] === t.room[y] && t.building[x] === t.building[y]) || !t.room[x] || !t.room[y]
    levels[L.ADDRESS] = sameRoom ? (t.room[x] && t.room[x] === t.room[y] ? 1 : 2) : 3
    sharedBy[L.ADDRESS] = t.houseCount[t.house[x]!] || 1
    return
  }
  if (t.road[x] !== 0 && t.road[x] === t.road[y]) {
    levels[L.ADDRESS] = t.number[x] === 0 || t.number[y] === 0 ? 4 : 5
    return
  }
  if (t.village[x] !== 0 && t.village[x] === t.village[y] && (!t.road[x] || !t.road[y])) {
    levels[L.ADDRESS] = 6
    return
  }
  levels[L.ADDRESS] = sharedPairs(records, x, y) >= 0.55 ? 7 : 8
}

function sharedPairs({ addresses: t }: Records, x: number, y: number): number {
  let i = t.gramsFrom[x]!
  let j = t.gramsFrom[y]!
  const endX = t.gramsFrom[x + 1]!
  const endY = t.gramsFrom[y + 1]!
  const total = endX - i + endY - j
  let shared = 0
  while (i < endX && j < endY) {
    const difference = t.grams[i]! - t.grams[j]!
    if (difference === 0) shared++
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  return total === 0 ? 0 : (2 * shared) / total
}

const METRES_A_DEGREE = 111_320

function pointLevel(records: Records, a: number, b: number): number {
  const north = (records.lat[a]! - records.lat[b]!) * METRES_A_DEGREE
  if (Number.isNaN(north)) return 0
  const shrink = Math.cos((records.lat[a]! * Math.PI) / 180)
  const east = (records.lng[a]! - records.lng[b]!) * METRES_A_DEGREE * shrink
  const square = north * north + east * east
  if (square <= 900) return 1
  if (square <= 10_000) return 2
  if (square <= 90_000) return 3
  return square <= 1_000_000 ? 4 : square <= 25_000_000 ? 5 : 6
}

function areaLevel({ area, town, county }: Records, a: number, b: number): number {
  if (county[a] === 0 || county[b] === 0) return 0
  if (county[a] !== county[b]) return 4
  if (area[a] !== 0 && area[a] === area[b]) return 1
  return town[a] !== 0 && town[a] === town[b] ? 2 : 3
}

function industryLevel(a: number, b: number): number {
  if (a === UNKNOWN || b === UNKNOWN) return 0
  const digits = Math.min(a % 10, b % 10)
  const x = Math.floor(a / 10 / 10 ** ((a % 10) - digits))
  const y = Math.floor(b / 10 / 10 ** ((b % 10) - digits))
  if (x === y) return digits === 4 ? 1 : digits === 3 ? 2 : 3
  if (digits === 4 && Math.floor(x / 10) === Math.floor(y / 10)) return 2
  return Math.floor(x / 10 ** (digits - 2)) === Math.floor(y / 10 ** (digits - 2)) ? 3 : 4
}

function foundLevel(records: Records, a: number, b: number): number {
  const { found, foundPrecision } = records
  const x = found[a]!
  const y = found[b]!
  if (x === UNKNOWN || y === UNKNOWN) return 0
  const precision = Math.min(foundPrecision[a]!, foundPrecision[b]!)
  if (x === y && precision === 3) return 1
  const days = Math.abs(x - y)
  if (days <= 31 || (precision === 1 && days <= 366)) return 2
  if (differsInOnePart(records.foundDay[a]!, records.foundDay[b]!)) return 6
  return days <= 366 ? 3 : days <= 1096 ? 4 : 5
}

/** Year, month or day differs and the other two agree: one of them may be a slip. */
function differsInOnePart(a: number, b: number): boolean {
  if (a === 0 || b === 0) return false
  const year = Math.trunc(a / 10_000) === Math.trunc(b / 10_000)
  const month = Math.trunc(a / 100) % 100 === Math.trunc(b / 100) % 100
  return Number(year) + Number(month) + Number(a % 100 === b % 100) === 2
}

function employeesLevel(a: number, b: number): number {
  if (a === UNKNOWN || b === UNKNOWN) return 0
  if (a === b) return 1
  const ratio = (Math.max(a, b) + 1) / (Math.min(a, b) + 1)
  return ratio <= 1.25 ? 2 : ratio <= 2 ? 3 : ratio <= 5 ? 4 : 5
}
