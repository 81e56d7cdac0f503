/**
 * The project as it is delivered once an office has published form 622 anew: a copy of the tree with a
 * version 2023.2 beside 2023.1, generated and built by the project's own commands. In the new version one
 * item has another name and one is gone.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectPath } from '../../server/platform/project-path.ts'

type Json = Record<string, unknown>

const PARTS = ['forms', 'web', 'server', 'scripts', 'tests/support', 'drizzle', 'package.json']
const CONFIGS = ['package-lock.json', 'tsconfig.json', 'tsconfig.base.json', 'vite.config.ts']

/** Folder of the built copy. Takes about a minute. */
export function buildNextEdition(): string {
  const folder = mkdtempSync(join(tmpdir(), 'next-edition-'))
  for (const empty of ['tests', 'docs']) mkdirSync(join(folder, empty))
  for (const part of [...PARTS, ...CONFIGS]) {
    cpSync(projectPath(part), join(folder, part), { recursive: true, force: true })
  }
  symlinkSync(projectPath('node_modules'), join(folder, 'node_modules'))
  const publish = ['--import', 'tsx', 'scripts/publish-form.ts', '622']
  run(folder, [...publish, '2023.1', '--demonstration'])
  writeNewVersion(join(folder, 'forms/definitions/622'))
  run(folder, [...publish, '2023.2', '--demonstration'])
  run(folder, ['--import', 'tsx', 'scripts/generate-forms.ts'])
  run(folder, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'])
  return folder
}

function writeNewVersion(form: string): void {
  const to = join(form, '2023.2')
  cpSync(join(form, '2023.1'), to, { recursive: true })
  const text = (name: string) => readFileSync(join(to, name), 'utf8')
  const edit = (name: string, change: (read: Json) => void) => {
    const read = JSON.parse(text(name)) as Json
    change(read)
    const renamed = JSON.stringify(read, null, 2).replaceAll('"2023.1"', '"2023.2"')
    const written = renamed
      .replaceAll('"femaleStaffAtYearEnd"', '"womenAtYearEnd"')
      .replaceAll('jingpu:form/622/2023.1', 'jingpu:form/622/2023.2')
    writeFileSync(join(to, name), `${written}\n`)
  }
  const [head = '', ...checks] = text('checks.rules').split(/^(?=check )/m)
  const ofGone = checks.filter((check) => check.includes('[K15]'))
  writeFileSync(
    join(to, 'checks.rules'),
    [head, ...checks.filter((check) => !ofGone.includes(check))]
      .join('')
      .replaceAll('2023.1', '2023.2'),
  )
  edit('cases.json', (cases) => {
    for (const check of ofGone) delete cases[/^check (\S+)/.exec(check)![1]!]
  })
  const without = (holder: unknown) => {
    delete (holder as Json).businessFloorArea
  }
  edit('form.schema.json', ({ properties }) => without(properties))
  edit('texts.zh.json', ({ indicators }) => without(indicators))
  edit('layout.json', ({ sections }) => {
    for (const section of sections as { rows?: { key: string }[] }[]) {
      if (!section.rows) continue
      section.rows = section.rows.filter(({ key }) => key !== 'businessFloorArea')
    }
  })
  const migration = {
    ...{ form: '622', version: '2023.2', from: '2023.1' },
    renamed: { femaleStaffAtYearEnd: 'womenAtYearEnd' },
    dropped: { businessFloorArea: '与清查无关' },
  }
  writeFileSync(join(to, 'migration.json'), `${JSON.stringify(migration, null, 2)}\n`)
}

function run(folder: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${args.join(' ')}\n${stdout}\n${stderr}`)
}
