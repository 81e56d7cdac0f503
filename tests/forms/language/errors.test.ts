import { describe, expect, test } from 'vitest'
import { interpretCheck } from '../../../forms/engine/language/interpret.ts'
import { parseFile } from '../../../forms/engine/language/parse-file.ts'
import { readChecks } from '../../../forms/engine/language/read-checks.ts'
import { describeError } from '../../../forms/engine/language/source.ts'
import { loadCompiled, read, readOne, ruleText, vocabulary } from '../../support/language.ts'

const errorOf = (expectation: string, clauses = '') => {
  const { errors } = read(expectation, clauses)
  return errors.map(describeError).join('\n')
}

describe('an author’s slip is answered with place and remedy', () => {
  test.each([
    ['revenu > 0', '第 3 行第 10 列（T-1）：没有指标“revenu”。是否想写“revenue”'],
    ['[302] > 0', '没有指标“[302]”'],
    ['[602.99] > 0', '602 表没有指标“99”'],
    ['[777.01] > 0', '没有指标“[777.01]”，也没有表“777”'],
    ['unit.industry = "1"', '单位没有属性“industry”。是否想写“industryCode”'],
    ['[301] > [999]', '计量单位不同，不能比较：千元与万元'],
    ['[301] + [192] > 0', '计量单位不同，不能相加：千元与人'],
    ['[301] / [192] > 5 千元', '计量单位不同'],
    ['[301] = "5"', '数值（千元）不能与文本比较'],
    ['[211] = "99"', '该指标没有代码“99”，可取 10、20、30'],
    ['[211] in ("10", "21")', '该指标没有代码“21”'],
    ['[211] = [103]', '两个代码不属于同一代码表'],
    ['[211] > "10"', '只能用“=”或“<>”比较'],
    ['[301]', '这里应为真假，却是数值（千元）'],
    ['[301] > 0 and 5', '这里应为真假'],
    ['establishments.income > 0', '请放在 sum 等汇总函数内'],
    ['establishments = 0', '是子表'],
    ['sum(establishments) > 0', 'sum(子表.列)'],
    ['summ([301], [307]) > 0', '“summ”不是函数。是否想写“sum”'],
    ['abs([301], 1) > 0', '应有 1 个参数，写了 2 个'],
    ['inList([103], "industri")', '没有代码表“industri”。是否想写“industry”'],
    [
      '[301] > 0 or percentile("p99", "x") = 3',
      '“x”的分位数没有与任何数比较，系统不知道应收集什么',
    ],
    ['matches([109], "(a+)+")', '模式中不能用“(”'],
    ['[301] = [307] * [W1] within rounding', 'within rounding 两边只能是'],
    ['[192] = [193] within rounding', '人不四舍五入'],
    ['[301] > 0 > 1', '比较不能连写'],
    ['[301] ≥ 0', '不认识的字符“≥”。是否想写“>=”'],
    ['[301] > ', '这里应为数、文本、指标或函数，但到这里就结束了'],
    ['([301] > 0', '应为“)”'],
    ['[301 > 0', '“[”没有配对的“]”'],
    ['[109] = "a', '字符串没有结束'],
    ['convert([301], "人") > 0', '不能从千元换算为人'],
    ['reported("999")', '没有表“999”'],
    ['number([301]) > 0', '这里应为文本或代码'],
  ])('%s', (expectation, message) => {
    expect(errorOf(expectation)).toContain(message)
  })

  test('clauses and headings', () => {
    const message = (source: string) =>
      readChecks(source, vocabulary).errors.map(describeError).join('\n')
    expect(message('check T-1 mandatry\n  title "a"\n')).toContain('是否想写“mandatory”')
    expect(message('check T-1 mandatory\n  titel "a"\n')).toContain(
      '没有“titel”这种子句。是否想写“title”',
    )
    expect(message('check T-1 mandatory\n  title "a"\n  expect true\n')).toContain('缺少子句“says”')
    expect(message(`${ruleText('true')}${ruleText('true')}`)).toContain('编号“T-1”重复')
    expect(message('rule T-1\n')).toContain('第 1 行第 1 列：顶格处应为“check 编号 严重程度”')
    expect(message(ruleText('true', '  title "b"\n'))).toContain('子句“title”写了两次')
    expect(message(ruleText('true', '  let revenue = 1\n'))).toContain('“revenue”已有所指')
    expect(message(ruleText('true', '  each revenue\n'))).toContain('each 之后应为本表的子表')
    expect(message('check T-1 verify\n  title "a"\n  expect true\n  says "{[301]"\n')).toContain(
      '没有配对的“}”',
    )
    expect(
      message('check T-1 verify\n  title "a"\n  expect true\n  says "{[301]:人}"\n'),
    ).toContain('不能从千元换算为人')
  })

  test('a fault in one check does not hide the next', () => {
    const source = `${ruleText('revenu > 0')}${ruleText('[301] > 0').replace('T-1', 'T-2')}${ruleText('x').replace('T-1', 'T-3')}`
    const { checks, errors } = readChecks(source, vocabulary)
    expect(checks.map((check) => check.id)).toEqual(['T-2'])
    expect(errors.map((error) => [error.check, error.line])).toEqual([
      ['T-1', 3],
      ['T-3', 11],
    ])
  })
})

describe('a let', () => {
  test('cannot refer to itself or to a later one', () => {
    expect(errorOf('a > 0', '  let a = b + 1\n  let b = a + 1\n')).toContain('没有指标“b”')
    expect(errorOf('a > 0', '  let a = a + 1\n')).toContain('没有指标“a”')
  })

  test('used many times over stays small', async () => {
    const doubling = Array.from({ length: 60 }, (_, i) => `  let x${i + 1} = x${i} + x${i}\n`).join(
      '',
    )
    const check = readOne(ruleText('x60 > 0 千元', `  let x0 = [301]\n${doubling}`))
    const sums = readOne(
      ruleText('[301] = x60 within rounding', `  let x0 = sum(establishments.income)\n${doubling}`),
    )
    const [compiled] = await loadCompiled([check, sums])
    expect(compiled!.outcome({ answers: { revenue: 1 } }, null, 0)).toBe(true)
    expect(compiled!.outcome({ answers: { revenue: -1 } }, null, 0)).toBe(false)
  })
})

describe('hostile rule text', () => {
  test('is refused when it is too large', () => {
    const { errors } = parseFile('#'.repeat(10_000_000))
    expect(errors.map((error) => error.message)).toEqual([
      '规则文件过大，至多 2,000,000 个字符，请分成几个文件',
    ])
  })

  test('of ten million characters is refused as a whole, at once', () => {
    const source = ruleText('[301] > 0').repeat(160_000)
    expect(source.length).toBeGreaterThan(10_000_000)
    const started = performance.now()
    const { checks, errors } = readChecks(source, vocabulary)
    expect(performance.now() - started).toBeLessThan(500)
    expect(checks).toEqual([])
    expect(errors.map(describeError).join()).toContain('规则文件过大，至多 2,000,000 个字符')
  })

  test.each([
    ['brackets', `${'('.repeat(5_000)}1${')'.repeat(5_000)} > 0`],
    ['negations', `${'not '.repeat(5_000)}true`],
    ['conditions', `${'if true then '.repeat(300)}true`],
    ['calls', `${'abs('.repeat(300)}[301]${')'.repeat(300)} > 0`],
    ['a long sum', `${Array.from({ length: 3_000 }, () => '1').join(' + ')} > 0`],
  ])('nested without end is refused: %s', (_, expectation) => {
    expect(errorOf(expectation)).toMatch(/嵌套过深|表达式过长/)
  })

  test('at the limit still compiles and runs', async () => {
    const sum = Array.from({ length: 590 }, () => '[301]').join(' + ')
    const minus = `${'- '.repeat(1_000)}[301]`
    const checks = [readOne(ruleText(`${sum} > 0`)), readOne(ruleText(`${minus} > 0`))]
    const compiled = await loadCompiled(checks)
    expect(
      compiled.map((check) => check.outcome({ answers: { revenue: 2 ** 52 } }, null, 0)),
    ).toEqual([true, true])
    expect(interpretCheck(checks[0]!).outcome({ answers: { revenue: 1 } }, null, 0)).toBe(true)
  })

  test('with a fault in every line is answered quickly and briefly', () => {
    const started = performance.now()
    const { errors } = parseFile('x\n'.repeat(900_000))
    expect(errors.length).toBe(200)
    expect(errors.at(-1)?.line).toBe(200)
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  test('nested functions are typed once each', () => {
    const nested = `${'level('.repeat(50)}[103]${', "industry")'.repeat(50)} = "x"`
    expect(read(nested).errors).toEqual([])
  })

  test('in a message, a title or a code runs nothing', async () => {
    const spoken = '`$#globalThis.pwned = 1@` " + (globalThis.pwned = 1) + "  */ \u2028 </script>'
    const written = spoken.replaceAll('"', '\\"').replace('#', '{{').replace('@', '}}')
    const code = '\\"]; globalThis.pwned = 1; [\\"'
    const source = `check T-1 mandatory\n  title "${written}"\n  expect [109] = "${written}" or contains([109], "${code}")\n  says "${written} {[109]}"\n  note "${written}"\n`
    const check = readOne(source)
    const [compiled] = await loadCompiled([check])
    const answer = ['$', '{globalThis.pwned = 2}'].join('')
    const context = { answers: { creditCode: answer } }
    expect(compiled!.outcome(context, null, 0)).toBe(false)
    const said = `${spoken.replace('#', '{').replace('@', '}')} ${answer}`
    expect(compiled!.message(context, null, 0)).toBe(said)
    expect(interpretCheck(check).message(context, null, 0)).toBe(said)
    expect('pwned' in globalThis).toBe(false)
  })

  test('cannot reach what is no indicator', () => {
    for (const name of [
      'constructor',
      '__proto__',
      'toString',
      '[constructor]',
      'unit.constructor',
      'form.__proto__',
    ]) {
      expect(errorOf(`${name} is filled`)).toContain('没有')
    }
  })
})
