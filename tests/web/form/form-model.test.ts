import { describe, expect, it } from 'vitest'
import { loadForm } from '../../../forms/generated/registry.ts'
import { compareRevisions } from '../../../web/form/compare/compare-revisions.ts'
import { columnKind } from '../../../web/form/field-kind.ts'
import { buildFormModel } from '../../../web/form/form-model.ts'
import { lineName } from '../../../web/form/line-name.ts'
import { nameStarts } from '../../../web/form/name-starts.ts'
import { shownCode } from '../../../web/form/show-code.ts'

const listing = buildFormModel(await loadForm('621'))
const finance = buildFormModel(await loadForm('B603'))
const lineOf = (model: typeof listing, key: string) =>
  model.sections
    .flatMap(({ lines }) => lines)
    .find(({ cells }) => cells.some((c) => c.key === key))!

describe('lines of the official table', () => {
  it('hold year and month together, and area code with phone', () => {
    const keys = (key: string) => lineOf(listing, key).cells.map((cell) => cell.key)
    expect(keys('establishedYear')).toEqual(['establishedYear', 'establishedMonth'])
    expect(keys('landlineAreaCode')).toEqual(['landlineAreaCode', 'landlinePhone'])
    expect(keys('mobilePhone')).toEqual(['mobilePhone'])
    expect(keys('email')).toEqual(['email'])
  })

  it('give counts of people lines of their own', () => {
    expect(lineOf(listing, 'staffAtYearEnd').cells).toHaveLength(1)
  })

  it('have a name of their own below the name of their group', () => {
    expect(lineName(lineOf(listing, 'landlineAreaCode'), true)).toBe('长途区号、固定电话')
    expect(lineName(lineOf(listing, 'email'), false)).toBe('电子邮箱')
    const established = lineOf(listing, 'establishedYear')
    expect(lineName(established, true)).toBe('')
    expect(lineName(established, false)).toBe('成立时间（年）、成立时间（月）')
  })

  it('print the codes of the items they hold, their common stem once', async () => {
    const code = (model: typeof listing, key: string) => shownCode(lineOf(model, key)).text
    expect(code(listing, 'establishedYear')).toBe('202-1、2')
    expect(code(listing, 'openedYear')).toBe('202-3、4')
    expect(code(listing, 'landlineAreaCode')).toBe('203-1、2')
    expect(code(listing, 'mobilePhone')).toBe('203-3')
    const register = buildFormModel(await loadForm('601'))
    expect(lineOf(register, 'landlineAreaCode').cells).toHaveLength(3)
    expect(code(register, 'landlineAreaCode')).toBe('203-1、2')
  })

  it('print official codes and never a code of the project', () => {
    expect(shownCode(lineOf(finance, 'operatingRevenue'))).toEqual({
      text: '301',
      status: 'official',
    })
    const own = shownCode(lineOf(finance, 'directMaterials'))
    expect(own.status).toBe('line')
    expect(own.text).toMatch(/^— \d+$/)
  })

  it('stand the items of 其中 under the first of them', () => {
    const starts = nameStarts([
      { key: 'total' },
      { key: 'a', indent: 1, prefix: '其中：' },
      { key: 'b', indent: 1 },
      { key: 'c', indent: 2, prefix: '其中：' },
      { key: 'd', indent: 0 },
      { key: 'e', indent: 1 },
    ])
    expect(starts).toEqual([0, 1, 4, 5, 0, 1])
  })
})

describe('two revisions of a response', () => {
  it('are compared cell by cell in the order of the form', () => {
    const differences = compareRevisions(
      finance,
      { operatingRevenue: 1, totalAssets: 5, currentAssets: 2 },
      { operatingRevenue: 3, totalAssets: 5, currentAssets: 4 },
    )
    expect(differences.map(({ path }) => path)).toEqual(['currentAssets', 'operatingRevenue'])
    expect(differences[1]).toMatchObject({ before: 1, after: 3 })
  })

  it('are compared row by row where they hold tables', async () => {
    const model = buildFormModel(await loadForm('601'))
    const differences = compareRevisions(
      model,
      { activityRevenues: [{ activity: '甲', revenue: 1 }] },
      { activityRevenues: [{ activity: '甲', revenue: 2 }, { activity: '乙' }] },
    )
    expect(differences.map(({ path, row }) => [path, row])).toEqual([
      ['activityRevenues[0].revenue', 1],
      ['activityRevenues[1].activity', 2],
    ])
  })
})

describe('columns of a table', () => {
  it('open a list where three choices would make tall rows, and show two side by side', () => {
    const three = { type: 'string', enum: ['1', '2', '3'], 'x-codelist': 'stages' } as const
    expect(columnKind('options', three)).toBe('code')
    expect(columnKind('options', { ...three, enum: ['1', '2'] })).toBe('options')
    expect(columnKind('number', { type: 'integer' })).toBe('number')
  })
})
