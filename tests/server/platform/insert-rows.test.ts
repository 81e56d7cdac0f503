import { afterEach, beforeEach, expect, it } from 'vitest'
import { unit } from '../../../server/domains/frame/tables.ts'
import { crossUnitFinding, evaluationRun } from '../../../server/domains/responses/tables.ts'
import type { Database } from '../../../server/platform/database/database.ts'
import { insertRows } from '../../../server/platform/database/insert-rows.ts'
import { openTestDatabase } from '../../support/test-database.ts'

let database: Database

beforeEach(async () => {
  database = await openTestDatabase()
})
afterEach(() => database.close())

const at = '2024-01-15T02:00:00.000Z'

it('writes many rows at once just as they were given', async () => {
  const rows = Array.from({ length: 3_000 }, (_, number) => ({
    ...{ id: `0${number}`, rule: 'CROSS-001', kind: 'relation', severity: 'verify' },
    // Codes stay text; quotes and line ends are part of a name.
    ...{ unitIds: [`00${number}`, '1e5', '"丙"\n'], message: `“甲”的'乙'\n${number}` },
    ...{ runId: 'run', raisedAt: at },
  }))
  await database.write((tx) => insertRows(tx, crossUnitFinding, rows))
  const stored = await database.read.select().from(crossUnitFinding)
  expect(stored.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
    rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  )
})

it('leaves empty what a row does not have, and keeps numbers as numbers', async () => {
  const row = {
    ...{ id: 'run', areaPrefix: '0106', ruleVersion: '2023.1', startedAt: at, afterUnitId: '' },
    ...{ units: 2 ** 53 - 1, responses: 0, findings: -1 },
  }
  await database.write((tx) => insertRows(tx, evaluationRun, [row]))
  expect(await database.read.select().from(evaluationRun)).toEqual([
    {
      ...{
        ...row,
        formId: null,
        neighbourSetId: null,
        finishedAt: null,
        failure: null,
        unitsInAll: null,
      },
      ...{ startedBy: null, cancelledAt: null, cancelledBy: null },
    },
  ])
})

it('keeps yes and no, and writes nothing where one row cannot stand', async () => {
  const row = (id: string, synthetic: boolean) => ({
    ...{ id, kind: 'legalUnit' as const, name: id, address: '', areaCode: '140602001001' },
    ...{ aboveScale: !synthetic, origin: 'frame' as const, openedAt: at, synthetic },
    // What a table gives by itself is given here: a column left out is empty.
    ...{ attributes: {}, outcome: null },
  })
  await database.write((tx) => insertRows(tx, unit, [row('a', true), row('b', false)]))
  const stored = await database.read.select().from(unit)
  expect(stored.map(({ id, synthetic, aboveScale }) => [id, synthetic, aboveScale])).toEqual([
    ['a', true, false],
    ['b', false, true],
  ])
  const again = database.write((tx) => insertRows(tx, unit, [row('c', true), row('a', true)]))
  await expect(again).rejects.toThrow()
  expect(await database.read.select().from(unit)).toHaveLength(2)
})

it('has nothing to do for no rows', async () => {
  await database.write((tx) => insertRows(tx, evaluationRun, []))
  expect(await database.read.select().from(evaluationRun)).toEqual([])
})
