/** Writes the files of a listing: records, pairs, units, ledger, and what of it would be signed, under its hash. */
import { createHash } from 'node:crypto'
import { createWriteStream, mkdirSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { duplicateDecisionNames, type UnitRelation } from '../../contract/duplicates.ts'
import { frameOutcomeNames } from '../../contract/frame.ts'
import { dispositionNames, dispositionReasonNames, dispositions } from '../../contract/ledger.ts'
import { rosterNames, rosters } from '../../contract/listing.ts'
import { findUnits, getLedger, proveLedger, type UnitRow } from '../../domains/frame/index.ts'
import { listDuplicates, relationsOf } from '../../domains/linkage/index.ts'
import { eachPage, freeze, getListing } from '../../domains/listing/index.ts'
import { csvLine } from '../../platform/csv-line.ts'
import type { ListingDesk } from './desk.ts'
import { fileNames, headings } from './files.ts'
import { findRecords, type ListRecords } from './find-records.ts'
import type { Decided } from './read-decided.ts'

export interface ListingSummary {
  readonly records: number
  readonly openRecords: number
  readonly openPairs: number
  readonly units: number
  readonly rosters: Readonly<Record<string, number>>
  /** Every row in one column, and the columns the rows of the lists; differences in words. */
  readonly ledgerDifferences: readonly string[]
  readonly checks: readonly { readonly passed: boolean; readonly says: string }[]
  /** SHA-256 over the lines of the listing, the same for the same lists and words. */
  readonly contentHash: string
  readonly files: Readonly<Record<string, string>>
}

const kindNames: Readonly<Record<UnitRow['kind'], string>> = {
  legalUnit: '法人单位',
  establishment: '产业活动单位',
  selfEmployed: '个体经营户',
}
const relationWords: Readonly<Record<UnitRelation['part'], string>> = {
  survivor: '并入本单位',
  merged: '已并入',
  parent: '分支机构',
  branch: '总部',
  earlier: '后一家',
  later: '前一家',
}

/** Replaces the files of an earlier run, each only once it is whole. */
export async function writeListing(
  at: ListingDesk,
  folder: string,
  decided: Decided,
): Promise<ListingSummary> {
  mkdirSync(folder, { recursive: true })
  const found = await findRecords(at.ctx)
  const files: Record<string, string> = {}
  const write = async (kind: keyof typeof headings, lines: Lines) => {
    files[fileNames[kind]] = await writeFileWhole(
      join(folder, fileNames[kind]),
      headings[kind],
      lines,
    )
  }
  await write('records', recordLines(found, decided))
  await write('units', unitLines(at, found, decided))
  const pairs = await pairLines(at, found, decided)
  await write('pairs', pairs.lines)
  await write('ledger', await ledgerLines(at))
  const sealed = await sealedLines(at, found)
  await write('listing', sealed.lines)
  const { checks } = await getListing(at.ctx, {})
  const summary: ListingSummary = {
    records: found.entries.size,
    openRecords: [...found.entries.values()].filter(({ disposition }) => disposition === 'open')
      .length,
    openPairs: pairs.open,
    units: sealed.lines.length,
    rosters: sealed.rosters,
    ledgerDifferences: await proveLedger(at.ctx.database.read, at.areaPrefix.slice(0, 4)),
    checks: checks.map(({ passed, says }) => ({ passed, says })),
    contentHash: sealed.contentHash,
    files,
  }
  await writeFile(join(folder, fileNames.summary), `${JSON.stringify(summary, null, 2)}\n`)
  return summary
}

type Lines = Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>

/** Returns the SHA-256 of what was written. */
async function writeFileWhole(
  path: string,
  heads: readonly string[],
  lines: Lines,
): Promise<string> {
  const hash = createHash('sha256')
  const texts = async function* () {
    for await (const cells of withHead(heads, lines)) {
      const bytes = Buffer.from(cells)
      hash.update(bytes)
      yield bytes
    }
  }
  const unfinished = `${path}.unfinished`
  await pipeline(texts(), createWriteStream(unfinished))
  await rename(unfinished, path)
  return hash.digest('hex')
}

async function* withHead(heads: readonly string[], lines: Lines): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(heads).text}`
  for await (const cells of lines) yield csvLine(cells).text
}

function* recordLines({ entries, recordsOf }: ListRecords, { rows }: Decided) {
  const said = new Map(rows.map((each) => [each.record, each]))
  for (const [record, entry] of entries) {
    const { source, name, unit, disposition, reason, refused } = entry
    const judged = said.get(record)
    yield [
      ...[record, source, name, unit === null ? '' : recordsOf.get(unit.id)?.[0]],
      ...[dispositionNames[disposition], dispositionReasonNames[reason], refused?.message ?? ''],
      ...[judged ? dispositionNames[judged.disposition] : '', judged?.note ?? ''],
    ]
  }
}

const AT_A_TIME = 500

async function* unitLines(
  { ctx, desk }: ListingDesk,
  { entries, recordsOf }: ListRecords,
  { units }: Decided,
) {
  const said = new Map(units.map((each) => [entries.get(each.unit)?.unit?.id, each]))
  const ids = [...recordsOf.keys()]
  for (let from = 0; from < ids.length; from += AT_A_TIME) {
    const rows = await findUnits(ctx.database.read, ids.slice(from, from + AT_A_TIME))
    for (const id of ids.slice(from, from + AT_A_TIME)) {
      const unit = rows.get(id)!
      const records = recordsOf.get(id)!
      const relations = await relationsOf(ctx.database.read, desk, id)
      const sources = new Set(records.map((record) => entries.get(record)!.source))
      const settled = said.get(id)
      // One that was merged, or closed by a pair, is found so again when it is run again.
      const outcome = settled?.outcome ?? null
      yield [
        ...[records[0], kindNames[unit.kind], unit.unifiedSocialCreditCode, unit.name],
        ...[unit.legalRepresentative, unit.phone, unit.address, unit.industryCode],
        ...[unit.areaCode, unit.blockCode, [...sources].join('、'), records.join('、')],
        relations.map(({ part, other }) => `${relationWords[part]}：${other.name}`).join('；'),
        ...[settled?.blockCode ?? '', outcome ? frameOutcomeNames[outcome] : ''],
        settled?.evidence ?? '',
      ]
    }
  }
}

async function pairLines(
  { ctx, desk }: ListingDesk,
  { entries, recordsOf }: ListRecords,
  decided: Decided,
) {
  const nameOf = (record: string) => entries.get(record)?.name ?? ''
  const said = decided.pairs.map(({ both, kind, first, reason }) => [
    ...[both[0], nameOf(both[0]), both[1], nameOf(both[1]), '', '', '已判'],
    ...[duplicateDecisionNames[kind], first === both[0] ? '甲' : '乙', reason],
  ])
  const lines: unknown[][] = []
  for (let after: string | undefined; ; ) {
    const page = await listDuplicates(ctx, desk, {
      limit: 200,
      ...(after !== undefined && { after }),
    })
    const ids = page.pairs.flatMap((pair) => pair.units.map(({ id }) => id))
    const known = await findUnits(ctx.database.read, ids)
    for (const { units, probability, bits, branch } of page.pairs) {
      // 甲 is the one that would be kept: who has a code, then who stands in more lists. Alike in every run.
      const sides = units
        .map(({ id, name }) => ({ name, records: recordsOf.get(id) ?? [], unit: known.get(id) }))
        .sort(
          (a, b) =>
            Number(!a.unit?.unifiedSocialCreditCode) - Number(!b.unit?.unifiedSocialCreditCode) ||
            b.records.length - a.records.length ||
            (a.records[0]! < b.records[0]! ? -1 : 1),
        )
      const chance = Math.round(probability * 10_000) / 10_000
      const both = sides.flatMap(({ name, records }) => [records[0], name])
      lines.push([...both, chance, bits, branch ? '待判，像分支' : '待判', '', '', ''])
    }
    if (page.next === null) {
      lines.sort(
        (a, b) => Number(b[5]) - Number(a[5]) || (`${a[0]} ${a[2]}` < `${b[0]} ${b[2]}` ? -1 : 1),
      )
      return { lines: [...lines, ...said], open: lines.length }
    }
    after = page.next
  }
}

async function ledgerLines({ ctx }: ListingDesk): Promise<unknown[][]> {
  const { lines, total } = await getLedger(ctx, { by: 'source' })
  return [...lines, total].map(({ name, records, columns }) => [
    ...[name, records],
    ...dispositions.map((each) => columns[each]),
  ])
}

/** The units as they would be signed, in the order of their first records, and the hash over them. */
async function sealedLines(at: ListingDesk, { recordsOf }: ListRecords) {
  const counts = Object.fromEntries(rosters.map((roster) => [rosterNames[roster], 0]))
  const lines: unknown[][] = []
  await eachPage(at.ctx.database.read, at.areaPrefix, (page) => {
    for (const unit of page) {
      const { roster, values } = freeze(unit)
      // Ids are of this run alone; the first record names the unit in every run.
      const unitId = recordsOf.get(unit.id)?.[0] ?? unit.id
      lines.push([
        ...[rosterNames[roster], unitId, kindNames[values.kind], values.unifiedSocialCreditCode],
        ...[values.name, values.areaCode, values.blockCode, values.address, values.industryCode],
        frameOutcomeNames[values.outcome],
      ])
      counts[rosterNames[roster]]!++
    }
  })
  lines.sort((a, b) => (String(a[1]) < String(b[1]) ? -1 : 1))
  const content = lines.map((cells) => csvLine(cells).text).join('')
  const contentHash = createHash('sha256').update(content).digest('hex')
  return { lines, rosters: counts, contentHash }
}
