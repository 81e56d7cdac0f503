/**
 * `listing`: from the raw lists of a county's departments to its listing, in files alone. People fill in
 * the files it writes, and it is run again; exit 1 while a record or a pair is still open.
 */
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { loadGround } from '../domains/areas/index.ts'
import { findMeaning, getSource, importFrame, setHeadings } from '../domains/frame/index.ts'
import { acceptDuplicates, findDuplicates, setDuplicateSetting } from '../domains/linkage/index.ts'
import { importAttributes } from '../domains/responses/index.ts'
import { CommandFault } from './command-fault.ts'
import { naming, readInput, requireReadable } from './list-command.ts'
import { carryOut } from './listing/carry-out.ts'
import { type ListingDesk, openListingDesk } from './listing/desk.ts'
import { readDecided } from './listing/read-decided.ts'
import { type ListingSummary, writeListing } from './listing/write-listing.ts'
import { readGroundFiles } from './read-ground-files.ts'

interface RawList {
  readonly source: string
  readonly file: string
}

interface HeadingSaid {
  readonly source: string
  readonly heading: string
  readonly meaning: NonNullable<ReturnType<typeof findMeaning>>
}

interface Options {
  readonly area: string
  readonly out: string
  readonly decided?: string
  readonly blocks?: string
  readonly buildings?: string
  readonly attributes?: string
  readonly heading: readonly HeadingSaid[]
  readonly accept?: number
  readonly json: boolean
}

export function listingCommand(): Command {
  return new Command('listing')
    .description('从各部门的原始名录到清查名录：导入、落小区、比对、台账，全用文件，不动正式库')
    .argument('<来源=文件...>', '如 市场监管=市场主体.csv 税务=纳税人.csv')
    .requiredOption('--area <区划代码>', '县级区划代码 6 位', readCounty)
    .requiredOption('--out <目录>', '结果写到哪个目录')
    .option(
      '--decided <目录>',
      '上次的结果目录，其中填好的判定、落点、核查情况、认定照办；可以与 --out 相同',
    )
    .option('--blocks <文件>', '普查小区的 GeoJSON')
    .option('--buildings <文件>', '建筑物的 GeoJSON')
    .option('--attributes <文件>', '属性名录（一套表单位等）')
    .option(
      '--heading <来源:列名=读作>',
      '认不出的列读作哪个认得的列名，可以写多次',
      addHeading,
      [],
    )
    .option('--accept <比特>', '这样强（至少 7）的疑似重复自动合并', readBits)
    .option('--json', '输出 JSON', false)
    .addHelpText(
      'after',
      '\n做法：运行一次，在写出的 疑似重复.csv、单位.csv、记录.csv 里填写，加 --decided 再运行，直到没有未了的。\n退出码：0 记录都有着落、疑似重复都已判、台账平；1 还有未了的；2 用法或输入有误。见 docs/listing-files.md。',
    )
    .action(run)
}

async function run(places: readonly string[], options: Options): Promise<void> {
  const lists = places.map(readList)
  const twice = lists.find(({ file }, at) =>
    lists.slice(0, at).some((other) => basename(other.file) === basename(file)),
  )
  if (twice) throw new CommandFault(`有两份名录都叫 ${basename(twice.file)}，请换一个文件名`)
  for (const { file } of lists) requireReadable(file)
  const { blocks, buildings, decided: from } = options
  const ground = readGroundFiles({
    ...(blocks !== undefined && { blocks }),
    ...(buildings !== undefined && { buildings }),
  })
  // Read whole before anything is written over it.
  const decided = from === undefined ? { rows: [], pairs: [], units: [] } : await readDecided(from)
  const at = await openListingDesk(options.area)
  try {
    const notices = [...ground.faults, ...(await loadGround(at.ctx, ground)).notices]
    const imports = await importLists(at, lists, options)
    await findDuplicates(at.ctx, at.desk, options.area)
    notices.push(...(await carryOut(at, decided)))
    const accepted = await acceptStrong(at, options.accept)
    const summary = await writeListing(at, options.out, decided)
    const report = { imports, notices, accepted, ...summary }
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : readable(report))
    const { openRecords, openPairs, ledgerDifferences } = summary
    if (openRecords + openPairs + ledgerDifferences.length > 0) process.exitCode = 1
  } finally {
    await at.close()
  }
}

async function importLists(at: ListingDesk, lists: readonly RawList[], options: Options) {
  const bySource = new Map<string, HeadingSaid[]>()
  for (const said of options.heading) {
    const sourceId = getSource(said.source).id
    bySource.set(sourceId, [...(bySource.get(sourceId) ?? []), said])
  }
  for (const [sourceId, headings] of bySource) await setHeadings(at.ctx, { sourceId, headings })
  const imports = []
  for (const { source, file } of lists) {
    try {
      const content = createReadStream(file)
      const report = await importFrame(at.ctx, { source, fileName: basename(file), content })
      const { rows, accepted, rejectedCount: refused, matched, encoding } = report
      imports.push({
        file,
        source: report.source,
        encoding,
        rows,
        accepted,
        refused,
        matched,
        new: report.new,
      })
    } catch (error) {
      throw naming(file, error)
    }
  }
  if (options.attributes !== undefined) {
    const file = options.attributes
    const fileName = basename(file)
    try {
      await importAttributes(at.ctx, { name: fileName, fileName, bytes: readInput(file) })
    } catch (error) {
      throw naming(file, error)
    }
  }
  return imports
}

/** How many pairs were merged unseen. */
async function acceptStrong({ ctx, desk }: ListingDesk, bits: number | undefined): Promise<number> {
  if (bits === undefined) return 0
  await setDuplicateSetting(ctx, { twoClerks: false, bulkFromBits: bits, checkOneIn: 50 })
  let accepted = 0
  for (;;) {
    const reply = await acceptDuplicates(ctx, desk)
    accepted += reply.accepted
    if (!reply.more) return accepted
  }
}

type Report = ListingSummary & {
  readonly imports: Awaited<ReturnType<typeof importLists>>
  readonly notices: readonly string[]
  readonly accepted: number
}

function readable(report: Report): string {
  const { imports, records, openRecords, openPairs, units, ledgerDifferences, accepted } = report
  return [
    ...imports.map(
      ({ file, source, encoding, rows, accepted: taken, refused, matched, new: opened }) =>
        `${source}　${file}（${encoding}）：${rows} 行 = 收下 ${taken}（匹配 ${matched}，新开 ${opened}）+ 未收 ${refused}`,
    ),
    ...report.notices,
    ...(accepted > 0 ? [`自动合并 ${accepted} 对`] : []),
    `台账 ${records} 条记录${ledgerDifferences.length === 0 ? '，逐条相符' : '，不平'}；未了 ${openRecords} 条；疑似重复待判 ${openPairs} 对`,
    ...ledgerDifferences,
    `清查名录 ${units} 家：${Object.entries(report.rosters)
      .map(([name, count]) => `${name} ${count}`)
      .join('，')}；摘要 ${report.contentHash}`,
    '',
  ].join('\n')
}

function readList(text: string): RawList {
  const at = text.indexOf('=')
  if (at < 1) throw new CommandFault(`「${text}」应写成 来源=文件，如 税务=纳税人.csv`)
  const source = text.slice(0, at)
  getSource(source)
  return { source, file: text.slice(at + 1) }
}

function addHeading(text: string, before: readonly HeadingSaid[]): HeadingSaid[] {
  const [, source, heading, as] = /^([^:：]+)[:：](.+)=(.+)$/.exec(text) ?? []
  if (!source || !heading || !as)
    throw new InvalidArgumentError('应写成 来源:列名=读作，如 税务:税源地=经营地址')
  const meaning = findMeaning(as)
  if (meaning === null) {
    throw new InvalidArgumentError(`「${as}」不是认得的列名，见 docs/frame-import.md 的表头一节`)
  }
  return [...before, { source, heading, meaning }]
}

function readCounty(text: string): string {
  if (!/^\d{6}$/.test(text)) throw new InvalidArgumentError('应为 6 位数字的县级区划代码')
  return text
}

function readBits(text: string): number {
  const bits = Number(text)
  if (!(bits >= 7 && bits <= 60))
    throw new InvalidArgumentError('应为 7 至 60 的数，7 比特约为 99.2%')
  return bits
}
