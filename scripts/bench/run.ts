/**
 * `npm run bench [form] [rows] [codes] [checks] [keys] [intake] [lists] [import] [match] [link]`: all of them
 * where none is named. `import=100000`, `match=20000`, `link=FOLDER` say how many, or where labelled lists lie.
 */
import { cpus, loadavg } from 'node:os'
import { benchChecks } from './checks.ts'
import { benchCodeSearch, SEARCH_PAGES } from './code-search.ts'
import { benchFormUpdates, FORM_PAGES } from './form-updates.ts'
import { benchIntake } from './intake.ts'
import { benchKeystrokes, KEY_PAGES } from './keystrokes.ts'
import { benchOfficeLists } from './office-lists.ts'
import { inOwnProcess } from './own-process.ts'
import { benchProductRows, ROW_PAGES } from './product-rows.ts'
import { printResults, type Result } from './report.ts'
import { servePages } from './serve-pages.ts'
import { launch, SLOWER } from './slow-page.ts'

const ROUNDS = 2

type Bench = (more: readonly string[]) => Promise<readonly Result[]>

/** One with a browser of its own and the pages it opens. */
function inBrowser(
  pages: readonly string[],
  bench: (
    browser: Awaited<ReturnType<typeof launch>>,
    served: Awaited<ReturnType<typeof servePages>>,
    rounds: number,
  ) => Promise<readonly Result[]>,
): Bench {
  return async () => {
    const [browser, served] = await Promise.all([launch(), servePages(pages)])
    try {
      return await bench(browser, served, ROUNDS)
    } finally {
      await browser.close()
      await served.close()
    }
  }
}

const benches: Readonly<Record<string, { readonly title: string; readonly run: Bench }>> = {
  form: {
    title: `Form of 300 inputs and 15 sums, CPU ×${SLOWER} slower`,
    run: inBrowser(FORM_PAGES, benchFormUpdates),
  },
  rows: {
    title: `Growing product table, CPU ×${SLOWER} slower`,
    run: inBrowser(ROW_PAGES, benchProductRows),
  },
  codes: {
    title: `Code search, CPU ×${SLOWER} slower`,
    run: inBrowser(SEARCH_PAGES, benchCodeSearch),
  },
  checks: { title: 'Checks', run: benchChecks },
  keys: { title: 'Checking at a key', run: inBrowser(KEY_PAGES, benchKeystrokes) },
  intake: { title: 'Intake', run: benchIntake },
  lists: { title: 'Lists and progress of the office', run: benchOfficeLists },
  import: { title: 'Import of a list', run: (more) => inOwnProcess('import.ts', more) },
  match: { title: 'One new unit against a frame', run: (more) => inOwnProcess('match.ts', more) },
  link: { title: 'Linkage', run: (more) => inOwnProcess('link-all.ts', more) },
}

const asked = process.argv.slice(2).map((text) => {
  const [name = '', ...more] = text.split('=')
  return { name, more }
})
const unknown = asked.map(({ name }) => name).filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`)
  process.exit(2)
}
console.log(
  `${cpus()[0]?.model.trim()}, ${cpus().length} CPUs, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`,
)
const all = Object.keys(benches).map((name) => ({ name, more: [] }))
for (const { name, more } of asked.length > 0 ? asked : all) {
  const { title, run } = benches[name]!
  printResults(title, await run(more))
}
