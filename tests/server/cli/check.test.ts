import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GroupSpread } from '../../../forms/engine/neighbours/spread.ts'
import type { FindingLine } from '../../../server/cli/check/check-document.ts'
import { readPercentiles } from '../../../server/cli/check/read-percentiles.ts'
import { runCheck } from '../../../server/cli/check/run-check.ts'
import { type Slice, splitDocuments } from '../../../server/cli/check/split-documents.ts'
import { projectPath } from '../../../server/platform/project-path.ts'
import { noodleShop } from '../../support/responses.ts'

async function* bytes(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part
}

async function check(
  content: string | Uint8Array,
  options: Parameters<typeof runCheck>[1] = { all: false },
) {
  const lines: FindingLine[] = []
  const messages: string[] = []
  const code = await runCheck([{ name: '答卷.json', open: () => bytes(content) }], options, {
    line: async (text) => {
      lines.push(JSON.parse(text) as FindingLine)
    },
    message: (text) => messages.push(text),
  })
  return { code, lines, messages }
}

const sound = { doc: '一号', form: '622', unit: { kind: 'selfEmployed' }, answers: noodleShop }
const broken = { ...sound, doc: '二号', answers: { ...noodleShop, femaleStaffAtYearEnd: 9 } }

describe('checking answer files', () => {
  it('prints nothing and answers 0 for a sound document', async () => {
    expect(await check(JSON.stringify(sound))).toMatchObject({ code: 0, lines: [] })
  })

  it('prints one line per finding and answers 1', async () => {
    const { code, lines } = await check(JSON.stringify(broken))
    expect(code).toBe(1)
    expect(lines).toHaveLength(1)
    expect(Object.keys(lines[0]!)).toEqual([
      'doc',
      'rule',
      'kind',
      'severity',
      'outcome',
      'fields',
      'message',
    ])
    expect(lines[0]).toMatchObject({
      doc: '二号',
      kind: 'relation',
      severity: 'mandatory',
      outcome: 'fail',
    })
  })

  it('takes official codes for keys as well as names', async () => {
    const { femaleStaffAtYearEnd: _, ...answers } = broken.answers
    const coded = { ...broken, answers: { ...answers, K13: 9 } }
    expect((await check(JSON.stringify(coded))).lines).toEqual(
      (await check(JSON.stringify(broken))).lines,
    )
  })

  it('takes unit attributes by code or by name', async () => {
    const document = { form: 'B603', answers: { '301': 1200 } }
    const named = { ...document, unit: { kind: 'legalUnit', institutionType: '10' } }
    const coded = { ...document, unit: { kind: 'legalUnit', 211: '10' } }
    const [a, b] = [await check(JSON.stringify(named)), await check(JSON.stringify(coded))]
    expect(a.lines.length).toBeGreaterThan(10)
    expect(b).toEqual(a)
  })

  it('reads the class of an industry behind the letter of its section', async () => {
    const document = (industry: string) => ({
      ...{ form: '611-3', unit: { kind: 'legalUnit', industry } },
      answers: { '301': 8000, '307': 720 },
    })
    const { lines, messages } = await check(JSON.stringify(document('F5165')))
    expect(messages[0]).toContain('“F5165”已记为“5165”')
    expect(lines).toEqual((await check(JSON.stringify(document('5165')))).lines)
  })

  it('reads one document a line, an array, and documents written over several lines alike', async () => {
    const all = [sound, broken, { ...broken, doc: 3 }]
    const ndjson = await check(all.map((each) => JSON.stringify(each)).join('\n'))
    expect(ndjson.lines.map((line) => line.doc)).toEqual(['二号', 3])
    expect(await check(JSON.stringify(all))).toEqual(ndjson)
    expect(await check(JSON.stringify(all, null, 2))).toEqual(ndjson)
    expect(await check(all.map((each) => JSON.stringify(each, null, 2)).join('\n'))).toEqual(ndjson)
    expect(
      await check(`\uFEFF${all.map((each) => JSON.stringify(each)).join('\r\n')}\r\n`),
    ).toEqual(ndjson)
  })

  it('numbers documents that have no label', async () => {
    const { doc: _, ...unlabelled } = broken
    const { lines } = await check(
      [sound, unlabelled].map((each) => JSON.stringify(each)).join('\n'),
    )
    expect(lines.map((line) => line.doc)).toEqual([2])
  })

  it('loses no document beside one that cannot be read, and answers 2', async () => {
    const text = [JSON.stringify(broken), '{"form":"622",x}', '', JSON.stringify(broken)].join('\n')
    const { code, lines, messages } = await check(text)
    expect(code).toBe(2)
    expect(lines).toHaveLength(2)
    expect(messages).toEqual([
      '答卷.json:2:15：JSON 有误，请检查括号、引号和逗号',
      '审核 2 份答卷，发现 2 个问题，1 处无法读取',
    ])
  })

  it('finds its way when the first line is the broken one', async () => {
    const { lines, messages } = await check(`{"form":"622"\n${JSON.stringify(broken)}\n`)
    expect(lines).toHaveLength(1)
    expect(messages[0]).toBe('答卷.json:1:14：JSON 没有写完，请检查括号和引号')
  })

  it('loses no element of an array beside a broken one', async () => {
    const text = `[\n  ${JSON.stringify(broken)},\n  {"form": "622", "answers": {]},\n  ${JSON.stringify(broken)}\n]`
    const { code, lines, messages } = await check(text)
    expect(code).toBe(2)
    expect(lines).toHaveLength(2)
    expect(messages[0]).toContain('答卷.json:3:')
  })

  const bad: [about: string, content: string | Uint8Array, message: string][] = [
    [
      'an unknown form',
      '{"form":"B999","answers":{}}',
      '没有表「B999」，可用的表：601、601-1、602',
    ],
    ['no form', '{"answers":{}}', '缺少 form（表号），可用的表：'],
    ['no answers', '{"form":"622"}', '缺少 answers'],
    ['answers in a list', '{"form":"622","answers":[]}', '缺少 answers'],
    ['a bare number', '17', '应为一个对象'],
    ['a bare word in an array', '["x"]', '应为一个对象'],
    ['others in a list', '{"form":"622","answers":{},"others":[]}', 'others 应为对象'],
    ['nothing', '', '文件是空的'],
    ['an array cut off', `[${JSON.stringify(sound)},`, '数组没有写完'],
    ['text after the array', '[] x', '后面还有内容'],
    ['another encoding', new Uint8Array([0x7b, 0x22, 0xce, 0xe4, 0x22, 0x7d]), '不是 UTF-8'],
    [
      'bottomless nesting',
      `{"form":"622","answers":{"x":${'['.repeat(9_000)}${']'.repeat(9_000)}}}`,
      '嵌套',
    ],
  ]
  it.each(bad)('answers 2 with a clear message: %s', async (_about, content, message) => {
    const { code, messages } = await check(content)
    expect(code).toBe(2)
    expect(messages[0]).toContain(message)
  })

  it('takes no day the calendar does not have', async () => {
    const rulesAt = async (day: string) => {
      const { lines } = await check(JSON.stringify({ form: '611-2', answers: { '190-5': day } }))
      return lines.map(({ rule }) => rule)
    }
    for (const day of ['2024-02-30', '2023-02-29', '2024-04-31', '2024-13-01'])
      expect(await rulesAt(day)).toContain('611-2-format-reportDate')
    for (const day of ['2024-02-29', '2024-12-31'])
      expect(await rulesAt(day)).not.toContain('611-2-format-reportDate')
  })

  it('says what it could not use of last year and of other forms', async () => {
    const { messages } = await check(
      JSON.stringify({ ...sound, previous: { 收入: 5 }, others: { '601': 5 } }),
    )
    expect(messages.join('\n')).toContain('previous：622 表没有指标“收入”')
    expect(messages.join('\n')).toContain('others.601：答卷应为“指标: 值”的对象，却是“5”')
  })

  it('takes other forms by their number however it is written', async () => {
    const basics = { '109': '92140600MA0GT4K19B', '192-1': 9 }
    const document = (id: string) => ({
      ...{ doc: '三号', form: '602', unit: { kind: 'legalUnit' } },
      ...{ answers: { '01': 8 }, others: { [id]: basics } },
    })
    for (const id of ['601', ' ６０１ ']) {
      const { lines, messages } = await check(JSON.stringify(document(id)))
      expect(lines.map(({ rule }) => rule)).toContain('602-021')
      expect(messages).toHaveLength(1)
    }
  })

  it('keeps a form that is not defined here out of the judgement, and says so', async () => {
    const document = { ...sound, others: { 999: { '01': 5 }, 601: { 211: '10' } } }
    const { code, messages } = await check(JSON.stringify(document))
    expect(code).toBe(0)
    expect(messages[0]).toContain('others 中的 999 表没有定义')
  })

  it('shows every result with --all, and still answers 0 when none fails', async () => {
    const { code, lines } = await check(JSON.stringify(sound), { all: true })
    expect(code).toBe(0)
    expect(new Set(lines.map((line) => line.outcome))).toEqual(new Set(['pass', 'not-applicable']))
  })

  it('keeps the others when a file is missing', async () => {
    const outcome = spawnSync(
      projectPath('node_modules/.bin/tsx'),
      ['server/cli/jingpu.ts', 'check', 'no-such-file.json', '-'],
      { cwd: projectPath('.'), input: JSON.stringify(broken), encoding: 'utf8' },
    )
    expect(outcome.stderr).toContain('no-such-file.json：没有这个文件')
    expect(JSON.parse(outcome.stdout.trim())).toMatchObject({ doc: '二号', outcome: 'fail' })
    expect(outcome.status).toBe(2)
  })
})

describe('locating', () => {
  const wages = { '12': 98000, '13': 8000, '18': 1400, '19': 400 }
  const staff = { '81': 1500, '82': 3100, '83': 1700, '84': 1400, '85': 2100 }
  const document = JSON.stringify({ form: '602', answers: { ...wages, ...staff } })

  it('names the cell most likely wrong with --locate only, and no value for it', async () => {
    const located = await check(document, { all: false, locate: true })
    const sums = located.lines.filter(({ rule }) => rule === '602-006' || rule === '602-007')
    expect(sums).toHaveLength(2)
    for (const { likely } of sums) {
      expect(likely).toEqual([
        {
          field: 'totalWages',
          why: '只改这一项，2 条不成立的关系就能全部成立，与大了 10 倍相符',
          alternatives: [],
        },
      ])
    }
    const plain = await check(document)
    expect(plain.lines.map(({ rule }) => rule)).toEqual(located.lines.map(({ rule }) => rule))
    expect(plain.lines.every((line) => !('likely' in line))).toBe(true)
  })
})

describe('cutting a stream into documents', () => {
  const slices = async (text: string, size: number, longest?: number) => {
    const content = Buffer.from(text)
    const parts: Uint8Array[] = []
    for (let at = 0; at < content.length; at += size) parts.push(content.subarray(at, at + size))
    const found: Slice[] = []
    for await (const slice of splitDocuments(bytes(...parts), longest)) found.push(slice)
    return found
  }

  it('does not depend on how the bytes arrive', async () => {
    const documents = fc.array(
      fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1 }),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('lines', 'array', 'pretty', 'pretty-array'),
        async (values, size, layout) => {
          const text =
            layout === 'array'
              ? JSON.stringify(values)
              : layout === 'pretty-array'
                ? JSON.stringify(values, null, 1)
                : values
                    .map((value) => JSON.stringify(value, null, layout === 'pretty' ? 1 : 0))
                    .join('\n')
          const found = await slices(text, size)
          expect(found.map((slice) => JSON.parse(slice.text))).toEqual(
            JSON.parse(JSON.stringify(values)),
          )
          for (const { line, column, text: own } of found) {
            expect(text.split('\n')[line - 1]?.slice(column - 1)).toContain(own.split('\n')[0])
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  it('gives up a line that is too long, and only that', async () => {
    const found = await slices(`{"a":1}\n{"a":"${'x'.repeat(500)}"}\n{"a":2}\n`, 64, 200)
    expect(found.map((slice) => slice.fault ?? slice.text)).toEqual([
      '{"a":1}',
      'too-long',
      '{"a":2}',
    ])
  })
})

describe('percentiles of units alike', () => {
  const firm = (industryCode: string) =>
    JSON.stringify({
      ...{ form: 'B603', unit: { kind: 'legalUnit', industryCode } },
      answers: { operatingRevenue: 3_000_000, averageStaff: 10 },
    })
  const spread = (industry: string, units: number, p99: number): GroupSpread => ({
    ...{ formId: 'B603', period: '2023', name: 'operatingRevenuePerStaff', industry, size: '' },
    ...{
      units,
      group: industry === '' ? '全部' : `同行业（${industry}）`,
      points: { p1: 100, p99 },
    },
  })
  const neighbours = [spread('', 900, 400_000), spread('3073', 30, 5_000)]
  const compared = async (content: string, all = false) => {
    const { lines } = await check(content, { all, neighbours })
    return lines.filter(({ rule }) => rule === 'B603-019')
  }

  it('are those of the closest group of each document’s unit', async () => {
    expect(await compared(firm('3073'))).toMatchObject([
      { outcome: 'fail', message: expect.stringContaining('同行业（3073） 30 家单位') },
    ])
    expect(await compared(firm('0610'))).toEqual([])
    expect(await compared(firm('0610'), true)).toMatchObject([{ outcome: 'pass' }])
  })

  it('that were not handed in leave the check not applicable', async () => {
    const { lines } = await check(firm('3073'), { all: true })
    expect(lines.find(({ rule }) => rule === 'B603-019')).toMatchObject({
      outcome: 'not-applicable',
    })
  })

  it('come from a file, which is refused with its name where it is not one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'percentiles-'))
    const file = join(folder, '分位数.json')
    const written = { computedAt: '2024-01-15T02:00:00.000Z', units: 930, spreads: neighbours }
    writeFileSync(file, JSON.stringify(written))
    expect(readPercentiles(file)).toEqual(neighbours)
    writeFileSync(file, JSON.stringify({ ...written, spreads: [{ formId: 'B603' }] }))
    expect(() => readPercentiles(file)).toThrow(/分位数\.json：不是同类单位分位数的文件.*缺少/)
    writeFileSync(file, '{"spreads":')
    expect(() => readPercentiles(file)).toThrow(/分位数\.json：不是 JSON/)
    expect(() => readPercentiles(join(folder, '没有.json'))).toThrow(/读不了这个文件/)
    rmSync(folder, { recursive: true })
  })
})
