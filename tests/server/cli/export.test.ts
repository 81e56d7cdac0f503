import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCommandLine, type CommandLine } from './run-cli.ts'

describe('jingpu export responses', () => {
  let cli: CommandLine
  beforeAll(async () => {
    cli = await buildCommandLine()
    const made = await cli.run('demo', '--units', '100', '--seed', 'export')
    if (made.code !== 0) throw new Error(made.stderr)
  }, 120_000)
  afterAll(() => cli.remove())

  const out = (name: string) => join(cli.folder, name)
  const run = (...args: string[]) => cli.run('export', 'responses', '--demo', ...args)

  it('writes a file for its owner alone, says its counts, and hides contacts unless they are needed', async () => {
    const purpose = ['--form', '622', '--json', '--purpose']
    const plain = await run(...purpose, '汇总', '--out', out('622.csv'))
    expect(plain).toMatchObject({ code: 0, stderr: '' })
    const { files } = JSON.parse(plain.stdout) as { files: Record<string, number>[] }
    expect(files[0]).toMatchObject({ file: out('622.csv'), form: '622', keptAside: 0 })
    expect(files[0]?.responses).toBeGreaterThan(0)
    expect(files[0]?.masked).toBeGreaterThan(0)
    expect(statSync(out('622.csv')).mode & 0o077).toBe(0)
    expect(existsSync(out('622.csv.partial'))).toBe(false)
    const [, heads, keys, first]: string[][] = parse(readFileSync(out('622.csv'), 'utf8'), {
      bom: true,
      relaxColumnCount: true,
    })
    const at = keys?.indexOf('response.version') ?? -1
    expect([heads?.[at], first?.[at]]).toEqual(['填报版本', '2023.1'])
    const full = await run(...purpose, '质量抽查', '--out', out('full.csv'))
    const contacts = JSON.parse(full.stdout) as typeof plain & { files: Record<string, number>[] }
    expect(contacts.files[0]?.masked).toBe(0)
    expect(readFileSync(out('full.csv'), 'utf8')).toContain('含联系方式')
  })

  it('writes each form that has responses into a folder', async () => {
    const { code, stdout } = await run(
      '--out',
      out('all'),
      '--purpose',
      '审核',
      '--format',
      'ndjson',
    )
    expect(code).toBe(0)
    expect(stdout).toContain('2023.1 版')
    expect(existsSync(out('all/622.ndjson'))).toBe(true)
    expect(existsSync(out('all/IO-5.ndjson.partial'))).toBe(false)
  })

  it('asks for a statistical purpose and overwrites nothing', async () => {
    const unsaid = await run('--out', out('x.csv'), '--form', '622')
    expect(unsaid.code).toBe(2)
    expect(unsaid.stderr).toContain('--purpose')
    const tax = await run('--out', out('x.csv'), '--form', '622', '--purpose', '税务')
    expect(tax.code).toBe(2)
    expect(tax.stderr).toContain('只能用于统计')
    expect(existsSync(out('x.csv'))).toBe(false)
    const again = await run('--out', out('622.csv'), '--form', '622', '--purpose', '汇总')
    expect(again.code).toBe(2)
    expect(again.stderr).toContain('已经存在')
  })
})
