/**
 * Public labelled lists of people, in the columns of lists of units: a surname stands for a name, a given
 * name for the person in charge. They are not in this repository; the folder they lie in is given.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { emptyRecord, type ListRecord } from '../../../forms/engine/linkage/list-record.ts'
import { readCells } from '../../../server/platform/list-file/read-cells.ts'

export interface LabelledPeople {
  readonly what: string
  readonly records: readonly ListRecord[]
  /** Number of the person of each record. */
  readonly unitOf: Int32Array
  /** F1 of Splink on the same file. */
  readonly bar: number
}

type Row = Readonly<Record<string, string>>

export function readPeople(folder: string): LabelledPeople[] {
  const febrl = rowsOf(folder, 'febrl-dataset3.csv')
  const rl = rowsOf(folder, 'RLdata10000.csv')
  return [
    {
      what: `Febrl 3, ${febrl.length} records`,
      records: febrl.map((row) => ({
        ...emptyRecord,
        source: 'febrl',
        name: row.surname!,
        legalRep: row.given_name!,
        phone: row.soc_sec_id!,
        address: [row.street_number, row.address_1, row.address_2, row.suburb].join(' '),
        found: row.date_of_birth!,
      })),
      unitOf: Int32Array.from(febrl, (row) => Number(/^rec-(\d+)-/.exec(row.rec_id!)?.[1])),
      bar: 0.996,
    },
    {
      what: `RLdata10000, ${rl.length} records`,
      records: rl.map((row) => ({
        ...emptyRecord,
        source: 'rl',
        name: [row.lname_c1, row.lname_c2].join(''),
        legalRep: [row.fname_c1, row.fname_c2].join(''),
        found: [row.by, row.bm!.padStart(2, '0'), row.bd!.padStart(2, '0')].join('-'),
      })),
      unitOf: Int32Array.from(rl, (row) => Number(row.entity_id)),
      bar: 0.929,
    },
  ]
}

function rowsOf(folder: string, name: string): Row[] {
  const [head, ...rows] = readCells(readFileSync(join(folder, name), 'utf8'))
  const columns = head!.cells.map((cell) => cell.trim())
  return rows.map(({ cells }) =>
    Object.fromEntries(
      columns.map((column, at) => [column, (cells[at] ?? '').trim().replace(/^NA$/, '')]),
    ),
  )
}
