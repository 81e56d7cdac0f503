/**
 * `npx tsx scripts/bench/write-link-lists.ts <folder> [units] [regime] [seed]`: the invented lists as
 * files for `jingpu link`, one for each office, with the unit of every record in truth.csv.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeCsv } from '../../server/demo-city/write-csv.ts'
import { makeLists } from './linkage/make-lists.ts'

const [folder = 'link-lists', units = '20000', regime = 'usual', seed = 'bench'] =
  process.argv.slice(2)
const headings =
  'rec_id source uscc name old_name legal_rep phone address area_code industry found employees lng lat'
mkdirSync(folder, { recursive: true })
const { records, unitOf } = makeLists(Number(units), seed, regime)
const files = new Map<string, string[][]>()
const truth: string[][] = []
records.forEach((record, row) => {
  const id = `r${row}`
  const { source, uscc, name, oldName, legalRep, phone, address, areaCode, industry, found } =
    record
  const cells = [
    id,
    source,
    uscc,
    name,
    oldName,
    legalRep,
    phone,
    address,
    areaCode,
    industry,
    found,
  ]
  const rows = files.get(source) ?? []
  files.set(source, rows)
  rows.push([...cells, record.employees, record.lng, record.lat])
  truth.push([id, String(unitOf[row])])
})
for (const [source, rows] of files) {
  writeFileSync(join(folder, `${source}.csv`), writeCsv(headings.split(' '), rows))
}
writeFileSync(join(folder, 'truth.csv'), writeCsv(['rec_id', 'unit_id'], truth))
process.stdout.write(`${records.length} records of ${units} units in ${files.size} lists\n`)
