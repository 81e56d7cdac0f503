import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCommandLine, type CommandLine } from './run-cli.ts'

describe('jingpu suggest-industry', () => {
  let cli: CommandLine
  beforeAll(async () => {
    cli = await buildCommandLine()
  }, 60_000)
  afterAll(() => cli.remove())

  it('answers each phrase with a line of suggestions, best first, and an empty line with none', async () => {
    const { code, stdout } = await cli.pipe('生产日用陶瓷\n\n小卖部\n', 'suggest-industry')
    expect(code).toBe(0)
    const lines = stdout.trimEnd().split('\n')
    const answers = lines.map((line) => JSON.parse(line) as { code: string; score: number }[])
    expect(answers.map((answer) => answer[0]?.code)).toEqual(['3074', undefined, '5219'])
    const [first = []] = answers
    expect(Object.keys(first[0] ?? {})).toEqual(['code', 'name', 'score', 'why'])
    expect(first.map(({ score }) => score)).toEqual(
      [...first.map(({ score }) => score)].sort((a, b) => b - a),
    )
  })

  it('says on the side which phrases are too vague', async () => {
    const { code, stderr } = await cli.pipe('贸易\n', 'suggest-industry', '--json')
    expect(code).toBe(0)
    expect(stderr).toContain('第 1 行“贸易”')
  })

  it('refuses bytes that are no text, naming the line, and bad use', async () => {
    const garbled = await cli.pipe(Buffer.from([0x0a, 0xc9, 0xfa, 0x0a]), 'suggest-industry')
    expect([garbled.code, garbled.stderr]).toEqual([2, expect.stringContaining('第 2 行')])
    expect((await cli.pipe('', 'suggest-industry', '--limit', '0')).code).toBe(2)
  })
})
