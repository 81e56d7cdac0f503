import { existsSync, readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { openSqlite } from '../../server/platform/database/sqlite.ts'
import { projectPath } from '../../server/platform/project-path.ts'

const read = (path: string) => readFileSync(projectPath(path), 'utf8')
const page = read('docs/legal-requirements.md')
const ids = JSON.parse(read('tests/fixtures/legal-requirements.json')) as string[]

interface Row {
  readonly id: string
  readonly state: string
  readonly how: string
}

const rows: readonly Row[] = page
  .split('\n')
  .filter((line) => /^\| L-\d/.test(line))
  .map((line) => {
    const [, id = '', , state = '', how = ''] = line.split('|').map((cell) => cell.trim())
    return { id, state, how }
  })

/** Test files with the names quoted after them. */
function testsNamedIn(text: string): { readonly file: string; readonly name: string }[] {
  return [...text.matchAll(/`(tests\/[\w./-]+\.test\.tsx?)`((?:「[^」]+」)+)/g)].flatMap(
    ([, file, names]) =>
      [...names!.matchAll(/「([^」]+)」/g)].map(([, name]) => ({ file: file!, name: name! })),
  )
}

/** What the blocks of a test file are called. */
function blocksOf(file: string): string {
  if (!existsSync(projectPath(file))) return ''
  return [...read(file).matchAll(/^\s*describe[^'"`\n]*['"`]([^'"`]+)/gm)]
    .map(([, name]) => name)
    .join(' ')
}

describe('the page of legal requirements', () => {
  it('lists each of them once', () => {
    expect(ids.length).toBeGreaterThan(50)
    expect(rows.map(({ id }) => id)).toEqual(ids)
  })

  it('says for each how it is met, or why not', () => {
    for (const { id, state, how } of rows) {
      expect([id, ['测试', '部分', '管理', '未做'].includes(state)]).toEqual([id, true])
      expect([id, how.length > 3]).toEqual([id, true])
      if (state === '测试') expect([id, testsNamedIn(how).length > 0]).toEqual([id, true])
    }
  })

  it('names for each that software meets a test called after it', () => {
    const uncalled = rows.filter(({ id, state, how }) => {
      const named = testsNamedIn(how)
      if (state !== '测试' && named.length === 0) return false
      return !named.some(({ file, name }) => name.includes(id) || blocksOf(file).includes(id))
    })
    expect(uncalled.map(({ id }) => id)).toEqual([])
  })

  it('names only tests there are', () => {
    const named = testsNamedIn(page)
    expect(named.length).toBeGreaterThan(40)
    const missing = named.filter(
      ({ file, name }) => !existsSync(projectPath(file)) || !read(file).includes(name),
    )
    expect(missing).toEqual([])
  })

  it.runIf(process.env.JINGPU_ENGINE !== 'postgresql')(
    'L-80 every table of the database has its level',
    async () => {
      const listed = [...read('docs/data-assets.md').matchAll(/^\| `(\w+)`\s+\| ([1-4]) /gm)]
      const database = openSqlite(':memory:')
      const tables = await database.read.all<{ name: string }>(
        sql`select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%' and name not like '__drizzle%'`,
      )
      await database.close()
      expect(listed.map(([, name]) => name).sort()).toEqual(tables.map(({ name }) => name).sort())
    },
  )
})
