/**
 * The next release of the program, built in a folder of its own: the same sources, with a second version of
 * some forms published. What each changes: cells renamed, cells dropped with all that speaks of them.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publishForm } from '../../scripts/publish-form.ts'
import { projectPath } from '../../server/platform/project-path.ts'

export interface NextVersion {
  readonly form: string
  /** Keys, old → new. */
  readonly renamed: Readonly<Record<string, string>>
  /** Keys → why. */
  readonly dropped: Readonly<Record<string, string>>
}

export const BEFORE = '2023.1'
export const AFTER = '2023.2'

const sources = ['docs', 'drizzle', 'forms', 'scripts', 'server', 'web']
const settings = [
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.json',
  'vite.config.ts',
]

/** The folder in which `node dist/server/jingpu.js` is the next release. Takes some ten seconds. */
export function buildNextRelease(versions: readonly NextVersion[]): string {
  const root = mkdtempSync(join(tmpdir(), 'next-release-'))
  for (const name of [...sources, ...settings]) {
    cpSync(projectPath(name), join(root, name), { recursive: true })
  }
  symlinkSync(projectPath('node_modules'), join(root, 'node_modules'))
  for (const version of versions) writeNextVersion(join(root, 'forms'), version)
  for (const { form } of versions) {
    for (const version of [BEFORE, AFTER]) {
      const wanted = { form, version, today: '2024-02-01', demonstration: true }
      const refusals = publishForm(join(root, 'forms'), wanted)
      if (refusals.length > 0) throw new Error(refusals.join('\n'))
    }
  }
  run(root, [join(root, 'node_modules/tsx/dist/cli.mjs'), 'scripts/generate-forms.ts'])
  run(root, ['scripts/build.mjs'])
  return root
}

function run(cwd: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`)
}

type Json = Record<string, unknown>

function writeNextVersion(forms: string, { form, renamed, dropped }: NextVersion): void {
  const folder = join(forms, 'definitions', form, AFTER)
  cpSync(join(forms, 'definitions', form, BEFORE), folder, { recursive: true })
  const rename = (text: string): string =>
    Object.entries(renamed).reduce(
      (all, [from, to]) => all.replace(new RegExp(`\\b${from}\\b`, 'g'), to),
      text.replaceAll(BEFORE, AFTER),
    )
  const change = <Content>(name: string, how: (content: Content) => void): void => {
    const content = JSON.parse(rename(readFileSync(join(folder, name), 'utf8'))) as Content
    how(content)
    writeFileSync(join(folder, name), JSON.stringify(content, null, 2))
  }
  const codes: string[] = []
  change<{ properties: Record<string, Json> }>('form.schema.json', ({ properties }) => {
    for (const key of Object.keys(dropped)) {
      codes.push(String(properties[key]?.['x-code']))
      delete properties[key]
    }
  })
  change<{ sections: { rows?: { key?: string }[] }[] }>('layout.json', ({ sections }) => {
    for (const section of sections) {
      const rows = section.rows?.filter(({ key }) => dropped[key ?? ''] === undefined)
      if (rows) section.rows = rows
    }
  })
  change<{ indicators: Json }>('texts.zh.json', ({ indicators }) => {
    for (const key of Object.keys(dropped)) delete indicators[key]
  })
  const rules = join(folder, 'checks.rules')
  const blocks = rename(readFileSync(rules, 'utf8')).split(/^(?=check )/m)
  const gone = blocks.filter((block) => codes.some((code) => block.includes(`[${code}]`)))
  writeFileSync(rules, blocks.filter((block) => !gone.includes(block)).join(''))
  change<Json>('cases.json', (cases) => {
    for (const block of gone) delete cases[/^check (\S+)/.exec(block)?.[1] ?? '']
    for (const kinds of Object.values(cases) as Record<string, { answers?: Json }[]>[]) {
      for (const { answers } of Object.values(kinds).flat()) {
        for (const key of Object.keys(dropped)) delete answers?.[key]
      }
    }
  })
  const migration = { form, version: AFTER, from: BEFORE, renamed, dropped }
  writeFileSync(join(folder, 'migration.json'), JSON.stringify(migration, null, 2))
}
