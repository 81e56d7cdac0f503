import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { evaluationRun } from '../../../server/domains/responses/tables.ts'
import type { Database, Executor } from '../../../server/platform/database/database.ts'
import { insertRow, prepared, updateRow } from '../../../server/platform/database/prepared.ts'
import { openTestDatabase } from '../../support/test-database.ts'

let database: Database

beforeEach(async () => {
  database = await openTestDatabase()
})
afterEach(() => database.close())

const run = {
  ...{ id: 'run', areaPrefix: '0106', ruleVersion: '2023.1', afterUnitId: '' },
  ...{ startedAt: '2024-01-15T02:00:00.000Z', units: 1, responses: 0, findings: 0 },
}
const entry = {
  ...{ recordedAt: run.startedAt, requestId: 'r', actorId: 'system', actorRole: 'system' },
  ...{ action: 'unit.open', subjectKind: 'unit', subjectId: '0106', reason: null },
  ...{ previousHash: '', hash: 'h' },
}

const runById = (db: Executor) =>
  db
    .select()
    .from(evaluationRun)
    .where(eq(evaluationRun.id, sql.placeholder('id')))

it('makes a statement once for a connection and asks it with other values', async () => {
  await database.write((tx) => insertRow(tx, evaluationRun, run))
  await database.write((tx) => insertRow(tx, evaluationRun, { ...run, id: 'other', formId: '601' }))
  const db = database.read
  expect(prepared(db, runById)).toBe(prepared(db, runById))
  expect(await prepared(db, runById).execute({ id: 'other' })).toMatchObject([{ formId: '601' }])
  expect(await prepared(db, runById).execute({ id: 'run' })).toMatchObject([{ formId: null }])
})

it('keeps JSON, an empty column and a number of its own apart', async () => {
  await database.write(async (tx) => {
    await insertRow(tx, auditEntry, { ...entry, before: null, after: { code: '0106', rows: [1] } })
    await insertRow(tx, auditEntry, { ...entry, hash: 'i', before: '0106', after: null })
  })
  const rows = await database.read.select().from(auditEntry)
  expect(rows.map(({ before, after }) => [before, after])).toEqual([
    [null, { code: '0106', rows: [1] }],
    ['0106', null],
  ])
  const empty = await database.read
    .select({ hash: auditEntry.hash })
    .from(auditEntry)
    .where(sql`${auditEntry.before} is null`)
  expect(empty).toEqual([{ hash: 'h' }])
  expect(new Set(rows.map(({ sequence }) => sequence)).size).toBe(2)
})

it('changes the columns named, one set of them after another', async () => {
  await database.write((tx) => insertRow(tx, evaluationRun, run))
  await database.write(async (tx) => {
    expect(await updateRow(tx, evaluationRun, 'run', { units: 5 })).toMatchObject({ units: 5 })
    const changed = await updateRow(tx, evaluationRun, 'run', { findings: 2, formId: '601' })
    expect(changed).toMatchObject({ units: 5, findings: 2, formId: '601' })
    expect(await updateRow(tx, evaluationRun, 'no such run', { units: 1 })).toBeUndefined()
  })
})
