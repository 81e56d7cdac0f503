/**
 * `npm run forms:publish -- FORM VERSION [--demonstration]`: publishes a form version, after which it
 * never changes. Refuses and says why; otherwise records its hash in forms/published.json.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { formHash } from './forms/form-hash.ts'
import { formsDirectory, readFormSources, readPublished } from './forms/form-sources.ts'
import { judgeHead, judgeOrder } from './forms/publish-refusals.ts'
import { lintForms } from './lint-forms.ts'

export interface Publication {
  readonly form: string
  readonly version: string
  /** Calendar date in Asia/Shanghai. */
  readonly today: string
  readonly demonstration: boolean
}

/** Empty when it was published. Any fault in any form refuses: another's checks may cite this one. */
export function publishForm(root: string, wanted: Publication): string[] {
  const sources = readFormSources(root)
  const source = sources.find(({ id, version }) => id === wanted.form && version === wanted.version)
  if (source === undefined) return [`没有 ${wanted.form} 表的 ${wanted.version} 版`]
  const { head, refusals } = judgeHead(source, wanted.today, wanted.demonstration)
  const faults = lintForms(root).map(({ file, message }) => `${relative(root, file)}: ${message}`)
  const all = [...judgeOrder(source, sources), ...refusals, ...faults]
  if (all.length > 0) return all
  const name = `${source.id}@${source.version}`
  const entry = { hash: formHash(source), publishedOn: wanted.today, head }
  const entries = Object.entries({ ...readPublished(root), [name]: entry })
  const sorted = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(join(root, 'published.json'), `${JSON.stringify(sorted, null, 2)}\n`)
  return []
}

function shanghaiToday(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [form, version, ...more] = process.argv.slice(2)
  const demonstration = more.includes('--demonstration')
  if (form === undefined || version === undefined) {
    console.error('用法：npm run forms:publish -- 表号 版本 [--demonstration]')
    process.exitCode = 2
  } else {
    const today = shanghaiToday()
    const refusals = publishForm(formsDirectory, { form, version, today, demonstration })
    for (const refusal of refusals) console.error(refusal)
    if (refusals.length > 0) {
      console.error(`${form} 表 ${version} 版没有发布：${refusals.length} 处须先改正`)
      process.exitCode = 1
    } else {
      const text = readFileSync(join(formsDirectory, 'published.json'), 'utf8')
      const total = Object.keys(JSON.parse(text) as object).length
      console.log(`${form} 表 ${version} 版已发布，此后不再改动；共发布 ${total} 个版本`)
      console.log('请运行 npm run forms，并提交 forms/published.json 和 forms/generated')
    }
  }
}
