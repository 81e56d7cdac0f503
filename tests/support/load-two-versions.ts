/** The registry of the forms in two-versions.ts, generated and loaded like that of the census. */
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { CodeListData } from '../../forms/engine/types.ts'
import { readCodeLists } from '../../scripts/forms/form-sources.ts'
import { generateForms } from '../../scripts/generate-forms.ts'
import { publishForm } from '../../scripts/publish-form.ts'
import { readCodeList } from '../../server/platform/read-code-list.ts'
import { writeFolder } from './definition-folder.ts'
import { twoVersions } from './two-versions.ts'

const engine = fileURLToPath(new URL('../../forms/engine', import.meta.url))

export interface TwoVersions {
  readonly registry: typeof import('../../forms/generated/registry.ts')
  readCodeList(id: string): CodeListData
}

/** All of them published. */
export async function loadTwoVersions(): Promise<TwoVersions> {
  const root = writeFolder(twoVersions())
  for (const name of ['T1@2023.1', 'T1@2023.2', 'T2@2023.1']) {
    const [form = '', version = ''] = name.split('@')
    const today = '2023-12-01'
    const refusals = publishForm(root, { form, version, today, demonstration: false })
    if (refusals.length > 0) throw new Error(refusals.join('\n'))
  }
  const folder = mkdtempSync(join(tmpdir(), 'two-versions-'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  symlinkSync(engine, join(folder, 'engine'))
  mkdirSync(join(folder, 'generated'))
  for (const [name, content] of await generateForms(root)) {
    writeFileSync(join(folder, 'generated', name), content)
  }
  const lists = new Map(readCodeLists(root).map((list) => [list.id, list]))
  return {
    registry: (await import(
      /* @vite-ignore */ pathToFileURL(join(folder, 'generated', 'registry.ts')).href
    )) as TwoVersions['registry'],
    // Areas are those of the census.
    readCodeList: (id) => lists.get(id) ?? readCodeList(id),
  }
}
