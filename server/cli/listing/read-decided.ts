/**
 * What people wrote into the files of an earlier run: where refused rows ended, which pairs are one unit,
 * in which block a unit lies and what was found there. Pure but for reading; every fault names file and row.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type DuplicateDecisionKind, duplicateDecisionNames } from '../../contract/duplicates.ts'
import { type FrameOutcome, frameOutcomeNames } from '../../contract/frame.ts'
import { type Disposition, dispositionNames } from '../../contract/ledger.ts'
import { readListFile, readRows } from '../../platform/list-file/read-list-file.ts'
import { CommandFault } from '../command-fault.ts'
import { fileNames, headings } from './files.ts'

/** Records are named `file:row`, a unit by its first record. */
export interface Decided {
  readonly rows: readonly {
    readonly place: string
    readonly record: string
    readonly disposition: Disposition
    readonly note: string
  }[]
  readonly pairs: readonly {
    readonly place: string
    readonly both: readonly [string, string]
    readonly kind: DuplicateDecisionKind
    /** Which of both is kept, the head office, or the earlier one. */
    readonly first: string
    readonly reason: string
  }[]
  readonly units: readonly {
    readonly place: string
    readonly unit: string
    readonly blockCode: string
    readonly outcome: FrameOutcome | null
    readonly evidence: string
  }[]
}

type Line = Readonly<Record<string, string>> & { readonly place: string }

export async function readDecided(folder: string): Promise<Decided> {
  const rows = await linesOf(folder, 'records')
  const pairs = await linesOf(folder, 'pairs')
  const units = await linesOf(folder, 'units')
  return {
    rows: rows
      .filter((line) => line.认定 !== '')
      .map((line) => ({
        ...{ place: line.place, record: line.记录!, note: line.认定依据! },
        disposition: keyOf(line, '认定', dispositionNames),
      })),
    pairs: pairs
      .filter((line) => line.判定 !== '')
      .map((line) => {
        const both = [line.甲!, line.乙!] as const
        const first = line.以谁为主 === '乙' ? both[1] : both[0]
        const kind = keyOf(line, '判定', duplicateDecisionNames)
        return { place: line.place, both, kind, first, reason: line.理由! }
      }),
    units: units
      .filter((line) => line.落到小区 !== '' || line.核查情况 !== '')
      .map((line) => ({
        ...{ place: line.place, unit: line.单位!, blockCode: line.落到小区! },
        outcome: line.核查情况 === '' ? null : keyOf(line, '核查情况', frameOutcomeNames),
        evidence: line.核查依据!,
      })),
  }
}

function keyOf<Key extends string>(
  line: Line,
  heading: string,
  names: Readonly<Record<Key, string>>,
): Key {
  const found = (Object.keys(names) as Key[]).find((key) => names[key] === line[heading])
  if (found !== undefined) return found
  const known = Object.values(names).join('、')
  throw new CommandFault(`${line.place}「${heading}」写的是「${line[heading]}」，应为：${known}`)
}

/** Saved again by Excel or WPS it may have another encoding; a missing file holds nothing. */
async function linesOf(folder: string, kind: keyof typeof headings): Promise<Line[]> {
  const path = join(folder, fileNames[kind])
  if (!existsSync(path)) return []
  const [head, ...rows] = await readRows((await readListFile(path)).rows)
  const columns = head?.cells.map((cell) => cell.replace('\ufeff', '').trim()) ?? []
  const missing = headings[kind].find((heading) => !columns.includes(heading))
  if (missing !== undefined) {
    throw new CommandFault(`${path}：没有「${missing}」列，请在原来的文件里填写，不要改表头`)
  }
  return rows.map(({ cells }, at) => ({
    ...Object.fromEntries(columns.map((name, column) => [name, (cells[column] ?? '').trim()])),
    place: `${path} 第 ${at + 1} 行`,
  }))
}
