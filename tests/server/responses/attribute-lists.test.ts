import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  getAttributeList,
  importAttributes,
  listAttributeLists,
} from '../../../server/contract/attribute-lists.ts'
import { putFormOpening } from '../../../server/contract/instruments.ts'
import { listResponses } from '../../../server/contract/responses.ts'
import { getOwedForms } from '../../../server/contract/unit-attributes.ts'
import { attributeList } from '../../../server/domains/responses/tables.ts'
import { addUnit, createTownApp, VERSION } from '../../support/responses.ts'
import { type People, PINGLU_BLOCK, signInEveryone } from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'
import { bytesOf, creditCode } from '../frame/lists.ts'

const mine = creditCode(1)
const shop = creditCode(2)
const twin = creditCode(3)
const beyond = creditCode(4)

describe('a list of attributes', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    const legal = (id: string, unifiedSocialCreditCode: string) =>
      addUnit(app, { id, kind: 'legalUnit', name: `${id} 公司`, unifiedSocialCreditCode })
    await legal('mine', mine)
    await legal('shop', shop)
    await legal('twin-a', twin)
    await legal('twin-b', twin)
    await addUnit(app, {
      ...{ id: 'beyond', kind: 'legalUnit', name: '平鲁公司', unifiedSocialCreditCode: beyond },
      ...{ areaCode: PINGLU_BLOCK.slice(0, 12), blockCode: PINGLU_BLOCK },
    })
  })
  afterEach(() => app.close())

  const send = (
    rows: readonly (readonly string[])[],
    { as = people.county, dryRun }: { as?: SignedIn; dryRun?: 'true' } = {},
  ) =>
    app.call(
      importAttributes,
      {
        query: { name: '一套表单位名录', fileName: '名录.csv', ...(dryRun ? { dryRun } : {}) },
        body: bytesOf(rows.map((row) => row.join(',')).join('\r\n')),
      },
      as,
    )
  const load = async (...args: Parameters<typeof send>) => {
    const answer = await send(...args)
    if (!answer.ok) throw new Error(answer.problem.detail)
    return answer.reply
  }
  const formsOf = async (unit: string) => {
    const answer = await app.call(listResponses, { query: { unit } }, people.county)
    if (!answer.ok) throw new Error(answer.problem.title)
    return answer.reply.responses.map(({ formId }) => formId).sort()
  }
  const headings = ['统一社会信用代码', '单位名称', '一套表单位', '行业代码', '备注']

  it('says what is so of each unit, and opens the forms it owes then', async () => {
    const report = await load([
      ['一套表单位名录（2023 年）'],
      headings,
      [mine, 'mine 公司', '是', '0610 烟煤和无烟煤开采洗选', '重点'],
      [shop, '', '否', '', ''],
    ])
    expect(report).toMatchObject({
      ...{ rows: 2, accepted: 2, changed: 1, unchanged: 1, opened: 2, rejected: [] },
      notices: [{ field: '备注', message: '不认识「备注」列，未使用' }],
    })
    expect(await formsOf('mine')).toEqual(['601', 'B603'])
    const owed = await app.call(getOwedForms, { params: { unitId: 'mine' } }, people.county)
    const industry = owed.ok
      ? owed.reply.attributes.find(({ attribute }) => attribute === 'industryCode')
      : undefined
    expect(industry).toMatchObject({
      value: '0610',
      history: [{ origin: 'list', source: '一套表单位名录' }],
    })
  })

  it('tells beforehand what it would come to, and writes nothing then', async () => {
    const rows = [headings, [mine, '', '是', '0610', '']]
    const { listId, ...trial } = await load(rows, { dryRun: 'true' })
    expect(listId).toBeNull()
    expect(await formsOf('mine')).toEqual([])
    expect(await app.database.read.select().from(attributeList)).toEqual([])
    const { listId: _, ...real } = await load(rows)
    expect({ ...trial, dryRun: false, importedAt: '' }).toEqual({ ...real, importedAt: '' })
    expect(await load(rows)).toMatchObject({ changed: 0, unchanged: 1, opened: 0 })
  })

  it('rejects a row with its place and the remedy, and loads the others', async () => {
    const report = await load([
      headings,
      [mine, '', '是', '0610', ''],
      [shop, '', '大概', '', ''],
      [shop, '', '', '06', ''],
      ['', 'shop 公司', '是', '', ''],
      [creditCode(99), '', '是', '', ''],
      [twin, '', '是', '', ''],
      [beyond, '', '是', '', ''],
      [mine, '', '否', '', ''],
      ['9.11406E+17', '', '是', '', ''],
      [shop, '', '', '', ''],
    ])
    expect(report).toMatchObject({ rows: 10, accepted: 1, changed: 1 })
    expect(report.rejected.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'value-not-in-list'],
      [3, 'value-not-in-list'],
      [4, 'unit-not-named'],
      [5, 'unit-not-found'],
      [6, 'unit-not-found'],
      [7, 'unit-not-found'],
      [8, 'row-repeated'],
      [9, 'code-scientific-notation'],
      [10, 'nothing-said'],
    ])
    const messages = report.rejected.map(({ message }) => message)
    expect(messages[0]).toBe('第 2 行「一套表单位」：一套表单位 只能填“是”或“否”，读到的是「大概」')
    expect(messages[4]).toContain('底册中有 2 家单位')
    // Another county's unit is told of as one that is not there.
    expect(messages[5]).toBe(
      messages[3]!.replace('第 5 行', '第 7 行').replace(creditCode(99), beyond),
    )
  })

  it('finds a unit by its number where several hold one code, and refuses two that disagree', async () => {
    const report = await load([
      ['单位编号', '统一社会信用代码', '投入产出调查单位'],
      ['twin-a', twin, '是'],
      ['shop', mine, '是'],
    ])
    expect(report).toMatchObject({ accepted: 1, rejected: [{ row: 2, reason: 'unit-not-found' }] })
  })

  it('is kept with its report for the offices whose area it is of', async () => {
    const { listId } = await load([headings, [mine, '', '是', '', ''], ['', '', '是', '', '']])
    const listed = await app.call(listAttributeLists, {}, people.city)
    expect(listed).toMatchObject({
      ok: true,
      reply: { lists: [{ listId, counts: { rows: 2, accepted: 1, rejected: 1 } }] },
    })
    const params = { listId: listId! }
    expect(await app.call(getAttributeList, { params }, people.county)).toMatchObject({
      ok: true,
      reply: { rejected: [{ row: 2 }] },
    })
    expect((await app.call(getAttributeList, { params }, people.neighbour)).status).toBe(404)
    expect(await app.call(listAttributeLists, {}, people.neighbour)).toMatchObject({
      reply: { lists: [] },
    })
    const [kept] = await app.database.read.select().from(attributeList)
    expect(kept!.content.toString()).toContain(mine)
    await expect(
      app.database.write((tx) => tx.delete(attributeList).then(() => undefined)),
    ).rejects.toThrow()
  })

  it('is no township’s or enumerator’s to load', async () => {
    for (const as of [people.township, people.enumerator, people.enterprise]) {
      expect((await send([headings, [mine, '', '是', '', '']], { as })).status).toBe(403)
    }
    expect(await send([['统一社会信用代码', '备注']])).toMatchObject({
      problem: { type: 'urn:jingpu:problem:file-not-readable', line: 1 },
    })
  })

  it('is not waited for: a form opened later comes to the units that owe it already', async () => {
    await load([headings, [mine, '', '是', '0610', '']])
    const outcome = await app.call(
      putFormOpening,
      {
        params: { formId: '609', version: VERSION },
        body: { opensOn: '2024-01-01', dueOn: '2024-03-31' },
      },
      people.city,
    )
    expect(outcome.ok).toBe(true)
    await expect.poll(() => formsOf('mine'), { timeout: 10_000 }).toEqual(['601', '609', 'B603'])
    expect(await formsOf('shop')).toEqual([])
    const answer = await app.call(listResponses, { query: { unit: 'mine' } }, people.county)
    const dates = answer.ok ? answer.reply.responses.map(({ dueDate }) => dueDate) : []
    expect(dates.sort()).toEqual(['2024-03-31', '2024-04-30', '2024-04-30'])
  })
})
