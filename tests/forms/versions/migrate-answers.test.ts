import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answers, FormMigration } from '../../../forms/engine/types.ts'
import type { VersionStep } from '../../../forms/engine/versions/follow-path.ts'
import { migrateAnswers } from '../../../forms/engine/versions/migrate-answers.ts'
import { migrateWork } from '../../../forms/engine/versions/migrate-work.ts'
import { readFormSources } from '../../../scripts/forms/form-sources.ts'
import { writeFolder } from '../../support/definition-folder.ts'
import { twoVersions } from '../../support/two-versions.ts'

const [old, recent] = readFormSources(writeFolder(twoVersions())).filter(({ id }) => id === 'T1')
const step: VersionStep = {
  before: old!.schema,
  after: recent!.schema,
  migration: recent!.migration!,
}

const moved = (answers: Answers) => migrateAnswers(answers, step)
const asideOf = (answers: Answers) =>
  moved(answers).report.aside.map(({ cell, value }) => [cell, value])

test('what is asked alike stays, what was renamed goes under its new name', () => {
  const { answers, report } = moved({ unitName: '甲厂', revenue: -5, staff: 0 })
  expect(answers).toEqual({ unitName: '甲厂', operatingRevenue: -5, staff: 0 })
  expect(report).toMatchObject({ from: '2023.1', to: '2023.2', kept: 2, aside: [] })
  expect(report.changes).toEqual([
    {
      ...{ what: 'renamed', from: 'revenue', to: 'operatingRevenue', title: '营业收入' },
      ...{ before: -5, after: -5 },
    },
  ])
})

test('an amount in 万元 is the same amount in 千元', () => {
  expect(moved({ sales: 123 }).answers).toEqual({ turnover: 1230 })
  expect(moved({ sales: -1 }).report.changes).toMatchObject([{ what: 'converted', after: -10 }])
})

test('an amount that does not convert exactly is kept aside, never rounded', () => {
  const downward: FormMigration = {
    ...step.migration,
    converted: { sales: { from: '千元', to: '万元', times: 1, dividedBy: 10 } },
  }
  const by = (sales: number) => migrateAnswers({ sales }, { ...step, migration: downward })
  expect(by(120).answers).toEqual({ turnover: 12 })
  expect(by(125).answers).toEqual({})
  expect(by(125).report.aside).toMatchObject([{ cell: 'sales', value: 125, unit: '万元' }])
  expect(asideOf({ sales: 2 ** 53 - 1 })).toEqual([['sales', 2 ** 53 - 1]])
  expect(asideOf({ sales: '一百' })).toEqual([['sales', '一百']])
})

test('a cell that became a line of a matrix joins the lines that are there', () => {
  expect(moved({ coal: 7 }).answers).toEqual({ energy: [{ fuel: '01', consumption: 7 }] })
})

test('a code goes on under its new number; one without a successor is kept aside', () => {
  expect(moved({ kind: '2' }).answers).toEqual({ kind: '3' })
  expect(moved({ kind: '1' }).answers).toEqual({ kind: '1' })
  expect(asideOf({ kind: '9' })).toEqual([['kind', '9']])
  const several = moved({ traits: ['1', '2', '9'] })
  expect(several.answers).toEqual({ traits: ['1', '3'] })
  expect(several.report.aside).toMatchObject([{ cell: 'traits', value: ['9'] }])
})

test('what is split, no longer asked or unknown is kept aside with the reason', () => {
  const { answers, report } = moved({ wages: 10, wagesH1: 4, slogan: '好', stranger: 1 })
  expect(answers).toEqual({})
  expect(report.aside.map(({ cell, value, version }) => [cell, value, version])).toEqual([
    ['wages', 10, '2023.1'],
    ['wagesH1', 4, '2023.1'],
    ['slogan', '好', '2023.1'],
    ['stranger', 1, '2023.1'],
  ])
  expect(report.aside[0]).toMatchObject({ title: '工资', unit: '千元' })
  expect(report.aside[0]?.reason).toContain('分列')
  expect(report.aside[2]?.reason).toContain('与普查无关')
})

test('the cells by period go where their annual cell goes', () => {
  expect(moved({ bonus: 9, bonusH1: 4, bonusH2: 5 }).answers).toEqual({
    premium: 9,
    premiumH1: 4,
    premiumH2: 5,
  })
})

test('rows of a table keep their numbers, and lose no column in silence', () => {
  const { answers, report } = moved({
    branches: [{ name: '一', income: 3, fax: '0349' }, {}, { income: 5 }],
  })
  expect(answers).toEqual({ branches: [{ name: '一', earned: 3 }, {}, { earned: 5 }] })
  expect(report.aside).toMatchObject([{ cell: 'branches[0].fax', title: '传真', value: '0349' }])
})

test('a table that is none is kept aside whole', () => {
  expect(asideOf({ branches: '三家' })).toEqual([['branches', '三家']])
})

test('reasons for empty cells go with their cells', () => {
  const absences = [
    { cell: 'revenue', kind: 'unknown', reason: '1' },
    { cell: 'branches[2].income', kind: 'not-applicable' },
    { cell: 'slogan', kind: 'not-applicable' },
  ]
  const { answers, report } = moved({ absences })
  expect(answers.absences).toEqual([
    { cell: 'operatingRevenue', kind: 'unknown', reason: '1' },
    { cell: 'branches[2].earned', kind: 'not-applicable' },
  ])
  expect(report.aside).toMatchObject([{ value: absences[2] }])
})

test('explanations go with their check and its cells', () => {
  const explanation = (rule: string, fields: string[]) => ({ rule, fields, text: '查过账' })
  const work = {
    answers: { revenue: -1 },
    explanations: [explanation('T1-001', ['revenue']), explanation('T1-009', ['slogan'])],
  }
  const checkIds = new Set(['T1-101'])
  const { explanations, reports } = migrateWork(work, [{ ...step, checkIds }])
  expect(explanations).toEqual([explanation('T1-101', ['operatingRevenue'])])
  expect(reports[0]?.aside).toMatchObject([{ value: explanation('T1-009', ['slogan']) }])
})

test('without a newer version nothing changes', () => {
  const work = { answers: { revenue: 1 }, explanations: [] }
  expect(migrateWork(work, [])).toEqual({ ...work, reports: [] })
})

/** Every value a document holds, however deep. */
function leavesOf(value: unknown): unknown[] {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) return value.flatMap(leavesOf)
  return typeof value === 'object' ? Object.values(value).flatMap(leavesOf) : [value]
}

test('no value is ever lost, whatever was filled in', () => {
  const number = fc.integer()
  const code = fc.constantFrom('1', '2', '9', '77')
  const row = fc.record({ name: fc.string(), income: number, fax: fc.string() })
  const document = fc.record(
    {
      ...{ unitName: fc.string(), revenue: number, staff: number, sales: number, coal: number },
      ...{ wages: number, bonusH1: number, slogan: fc.string(), kind: code, stranger: number },
      traits: fc.uniqueArray(code),
      branches: fc.array(row, { maxLength: 4 }),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(document, (given) => {
      const { answers, report } = moved(given as Answers)
      const there = [
        ...leavesOf(answers),
        ...report.aside.flatMap(({ value }) => leavesOf(value)),
        ...report.changes.flatMap(({ before }) => leavesOf(before)),
      ]
      for (const value of leavesOf(given)) expect(there).toContain(value)
    }),
    { numRuns: 300 },
  )
})
