import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listUnits } from '../../../server/contract/frame.ts'
import { getImport, setHeadings } from '../../../server/contract/frame-import.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { loadSmallCity, outsiders, type People, signInEveryone } from '../../support/small-city.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { creditCode, csv, importAs, reportOf } from './lists.ts'

let app: TestApp
let people: People
beforeEach(async () => {
  app = await createTestApp()
  await loadSmallCity(app)
  people = await signInEveryone(app)
})
afterEach(() => app.close())

const headings = ['统一社会信用代码', '单位名称', '联系电话', '经营地址']
const coded = [creditCode(1), '甲公司', '0349-1', '马邑路 1 号']
const bare = ['', '乙面馆', '0349-2', '马邑路 2 号']
const other = ['', '丙商店', '0349-3', '马邑路 3 号']

async function units(): Promise<string[]> {
  const answer = await app.call(listUnits, { query: { limit: 200 } }, people.county)
  if (!answer.ok) throw new Error(String(answer.status))
  return answer.reply.units.map(({ name }) => name).sort()
}

describe('the next list of a source', () => {
  beforeEach(async () => {
    const report = await reportOf(app, people.county, csv([coded, bare, other], headings))
    expect(report).toMatchObject({ new: 3, comparison: null })
    app.setTime('2024-01-15T03:00:00.000Z')
  })

  it('tells unchanged, changed, added and gone rows apart, and opens no unit twice', async () => {
    const next = [
      coded,
      ['', '乙面馆', '0349-22', '马邑路 2 号'],
      ['', '丁书店', '0349-4', '马邑路 4 号'],
    ]
    const report = await reportOf(app, people.county, csv(next, headings), { fileName: '二月.csv' })
    expect(report).toMatchObject({
      accepted: 3,
      matched: 2,
      new: 1,
      comparison: { fileName: '名录.csv', unchanged: 1, changed: 1, added: 1, gone: 1 },
    })
    const said = report.notices.filter(({ notice }) => /^row-(changed|gone)$/.test(notice))
    expect(said.map(({ row, message }) => [row, message])).toEqual([
      [2, expect.stringContaining('「0349-2」→「0349-22」')],
      [null, expect.stringContaining('丙商店')],
    ])
    expect(await units()).toEqual(['丁书店', '丙商店', '乙面馆', '甲公司'])
    const read = await app.call(
      getImport,
      { params: { importId: report.importId! } },
      people.county,
    )
    expect(read).toMatchObject({ reply: { comparison: { gone: 1 } } })
  })

  it('knows a row again that a list in between left out', async () => {
    await reportOf(app, people.county, csv([coded], headings))
    const report = await reportOf(app, people.county, csv([other, bare, coded], headings))
    expect(report).toMatchObject({ matched: 3, new: 0, comparison: { added: 2, unchanged: 1 } })
    expect(await units()).toHaveLength(3)
  })

  it('keeps two rows alike apart, each with its own unit', async () => {
    const twice = [bare, bare, other]
    expect(await reportOf(app, people.county, csv(twice, headings))).toMatchObject({ new: 1 })
    const again = await reportOf(app, people.county, csv([...twice, coded], headings))
    expect(again).toMatchObject({ matched: 4, new: 0 })
  })

  it('is not compared with lists of other sources or other areas', async () => {
    const list = csv([bare], headings)
    const source = { source: 'tax' }
    expect(await reportOf(app, people.county, list, source)).toMatchObject({ comparison: null })
    expect(await reportOf(app, people.neighbour, list)).toMatchObject({ comparison: null })
  })
})

describe('headings an office gave a meaning', () => {
  const strange = ['户主牌号', '门头', '联系人电话', '落脚处']
  const list = csv([coded], strange)
  const remember = (who = people.county, meaning = 'unitName') =>
    app.call(
      setHeadings,
      {
        params: { sourceId: 'electricity' },
        body: {
          headings: [
            { heading: ' 门头 ', meaning: meaning as 'unitName' },
            { heading: '户主牌号', meaning: 'unifiedSocialCreditCode' },
            { heading: '落脚处', meaning: 'address' },
          ],
        },
      },
      who,
    )

  it('are told when the list cannot be read, and the next list of the source is read so', async () => {
    const source = { source: 'electricity' }
    const unread = await importAs(app, people.county, list, source)
    expect(unread).toMatchObject({ status: 422, problem: { headings: strange } })
    expect(await remember()).toMatchObject({ reply: { remembered: 3 } })
    const report = await reportOf(app, people.county, list, source)
    expect(report).toMatchObject({ accepted: 1, new: 1 })
    expect(report.columns.map(({ meaning }) => meaning)).toEqual([
      'unifiedSocialCreditCode',
      'unitName',
      null,
      'address',
    ])
    const entries = await app.database.read.select().from(auditEntry)
    expect(entries.map(({ action }) => action)).toContain('frame.set-headings')
  })

  it('count for this source and area, and for those below', async () => {
    await remember(people.city)
    const source = { source: 'electricity' }
    expect((await importAs(app, people.neighbour, list, source)).ok).toBe(true)
    expect(await importAs(app, people.county, list, { source: 'tax' })).toMatchObject({
      status: 422,
    })
  })

  it('can also say that a known heading is not used', async () => {
    await app.call(
      setHeadings,
      {
        params: { sourceId: '市场监督管理局' },
        body: { headings: [{ heading: '联系电话', meaning: null }] },
      },
      people.county,
    )
    const report = await reportOf(app, people.county, csv([coded], headings))
    expect(report.columns[2]).toEqual({ heading: '联系电话', meaning: null })
  })

  it('are set by counties and the city only, to meanings there are', async () => {
    expect(await remember(people.county, 'shoeSize')).toMatchObject({ status: 400 })
    expect(await remember(people.township)).toMatchObject({ status: 403 })
    for (const role of outsiders)
      expect(await remember(people[role])).toMatchObject({ status: 403 })
  })
})
