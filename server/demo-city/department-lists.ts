/**
 * The departments' lists as files: each in its own encoding, with its own headings, covering its own
 * part of the city and getting its own things wrong. What is true about every row is in the manifest.
 */
import type { CityUnit, DepartmentList } from './city.ts'
import { createCreditCodeIssuer } from './credit-codes.ts'
import { departments } from './departments.ts'
import { encodeText } from './encode-text.ts'
import { garbleEntries } from './garble-entries.ts'
import { type ListEntry, listedUnit } from './list-entries.ts'
import { createPeople } from './people.ts'
import type { Random } from './random.ts'
import { tallyManifest } from './tally-manifest.ts'
import { createTradeNames } from './trade-names.ts'
import { writeCsv } from './write-csv.ts'

/** Share of a list's rows about units that have ceased since and are nowhere to be found. */
const ceasedShare = 0.03

export function makeDepartmentLists(units: readonly CityUnit[], random: Random): DepartmentList[] {
  const makeCeased = createCeasedUnits(random.fork('ceased'))
  return departments.map((department) => {
    const draw = random.fork(department.id)
    const listed = units.filter((unit) => draw.chance(department.coverage(unit)))
    const ceased = Array.from({ length: Math.ceil(listed.length * ceasedShare) }, () =>
      makeCeased(draw.pick(listed)),
    )
    const entries = draw.shuffle([...listed.map((unit) => listedUnit(unit, draw)), ...ceased])
    const garbled = garbleEntries(entries, draw)
    const rows = garbled.map((entry) => department.columns.map((column) => column.cell(entry)))
    const text = writeCsv(
      department.columns.map((column) => column.heading),
      rows,
    )
    return {
      synthetic: true,
      department: department.id,
      title: department.title,
      fileName: department.fileName,
      encoding: department.encoding,
      bytes: encodeText(text, department.encoding),
      manifest: tallyManifest(garbled),
    }
  })
}

/** A unit like another one, with a name and a code of its own, that closed before the census. */
function createCeasedUnits(random: Random): (like: CityUnit) => ListEntry {
  const names = createTradeNames(random.fork('names'))
  const codes = createCreditCodeIssuer(random.fork('codes'))
  const people = createPeople(random, 9_000_000)
  return (like) => {
    const prefix = like.kind === 'selfEmployed' ? '92' : '91'
    const { unitId: _nowhere, ...entry } = listedUnit(like, random)
    return {
      ...entry,
      name: names.unique((brand) => `朔州市${brand}${prefix === '92' ? '商店' : '商贸有限公司'}`),
      code: codes.issue(prefix, like.blockCode.slice(0, 6)),
      headName: people.name(),
      phone: people.mobile(),
      status: '注销',
      faults: ['ceased'],
    }
  }
}
