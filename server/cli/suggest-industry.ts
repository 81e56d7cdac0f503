/** `suggest-industry`: phrases on standard input → suggested industry classes, one line each. Opens no database. */
import { createInterface } from 'node:readline'
import { Command, InvalidArgumentError } from 'commander'
import { adviseActivityPhrase } from '../../forms/engine/industry/advise-activity-phrase.ts'
import { loadIndustryIndex } from '../../forms/engine/industry/load-industry-index.ts'
import { suggestIndustries } from '../../forms/engine/industry/suggest-industries.ts'
import { CommandFault } from './command-fault.ts'

interface SuggestOptions {
  readonly limit: number
  readonly json: boolean
}

/** A licence scope has some thousands of characters; a line beyond this is not a phrase. */
const LONGEST_LINE = 20_000

export function suggestIndustryCommand(): Command {
  return new Command('suggest-industry')
    .description('按主要业务活动推荐行业小类，从标准输入逐行读')
    .option('--limit <个数>', '每行最多推荐几个（1 至 50）', readLimit, 10)
    .option('--json', '输出 JSON 行（缺省即是）', false)
    .addHelpText(
      'after',
      [
        '',
        '每行一句主要业务活动，每行输出一个 JSON 数组 [{"code","name","score","why"}]，最可能的在前；空行输出 []。',
        '写得太笼统的，在标准错误里按行号说明。',
        '退出码：0 正常，2 用法或输入有误。',
      ].join('\n'),
    )
    .action(suggest)
}

function readLimit(text: string): number {
  const limit = Number(text)
  if (!/^\d+$/.test(text) || limit < 1 || limit > 50) {
    throw new InvalidArgumentError('应为 1 至 50 的整数')
  }
  return limit
}

async function suggest({ limit }: SuggestOptions): Promise<void> {
  const index = await loadIndustryIndex()
  // The reader downstream may stop early (head, for one): nothing is left to say then.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
  process.stdin.setEncoding('utf8')
  let number = 0
  for await (const line of createInterface({
    input: process.stdin,
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number++
    if (line.includes('\uFFFD')) throw new CommandFault(`标准输入第 ${number} 行不是 UTF-8 文字`)
    if (line.length > LONGEST_LINE) {
      throw new CommandFault(`标准输入第 ${number} 行超过 ${LONGEST_LINE} 字`)
    }
    const phrase = line.trim()
    const suggestions = phrase === '' ? [] : suggestIndustries(index, phrase, { limit })
    if (!process.stdout.write(`${JSON.stringify(suggestions)}\n`)) {
      await new Promise((resolve) => process.stdout.once('drain', resolve))
    }
    const { advice } = adviseActivityPhrase(phrase)
    if (phrase !== '' && advice !== null)
      process.stderr.write(`第 ${number} 行“${phrase}”：${advice}\n`)
  }
}
