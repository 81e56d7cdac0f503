import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { evaluateResponses, openBatchWorkers } from '../../../server/domains/responses/index.ts'
import { evaluation, evaluationFinding } from '../../../server/domains/responses/tables.ts'
import type { Context } from '../../../server/platform/context.ts'
import type { Database } from '../../../server/platform/database/database.ts'
import { openForReading } from '../../../server/platform/database/open-for-reading.ts'
import { openSqlite } from '../../../server/platform/database/sqlite.ts'
import { putStanding } from '../../support/evaluation-city.ts'
import { noodleShop } from '../../support/responses.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

// Threads reach a file or a server; PGlite is neither.
describe.skipIf(process.env.JINGPU_ENGINE === 'postgresql')('workers of a batch', () => {
  let folder: string
  let database: Database
  let app: TestApp
  /** How often a thread was opened. */
  let opened: number
  let context: Context

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'batch-workers-'))
    database = openSqlite(join(folder, 'jingpu.db'))
    app = await createTestApp({ database })
    opened = 0
    const { threads } = app.context
    context = {
      ...app.context,
      threads: {
        ask: threads.ask,
        open: (...start) => {
          opened += 1
          return threads.open(...start)
        },
      },
    }
    const shop = (unitId: string, femaleStaffAtYearEnd: number) =>
      ({
        ...({ unitId, kind: 'selfEmployed', formId: '622' } as const),
        answers: { ...noodleShop, femaleStaffAtYearEnd },
      }) as const
    await putStanding(database, [shop('a', 1), shop('b', 9), shop('c', 1)])
  })
  afterEach(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('read a file from threads of their own, and find what this thread finds', async () => {
    const workers = openBatchWorkers(context, 2)
    const choice = { areaPrefix: '', formId: null }
    const options = { ask: workers.ask, ahead: 4, unitsPerBatch: 1 }
    const report = await evaluateResponses(context, choice, options)
    await workers.close()
    expect(opened).toBe(1)
    expect(report).toMatchObject({ finished: true, units: 3, responses: 3, findings: 1 })
    expect(await database.read.select().from(evaluation)).toHaveLength(3)
    expect(await database.read.select().from(evaluationFinding)).toMatchObject([
      { revisionId: 'revision-b.622.2023', severity: 'mandatory' },
    ])
    // On the same grounds nothing is judged again: both came to the same basis.
    const here = openBatchWorkers({ ...context, database: { ...database, address: undefined } }, 2)
    const again = await evaluateResponses(context, choice, { ask: here.ask, ahead: 1 })
    expect(opened).toBe(1)
    expect(again).toMatchObject({ finished: true, units: 3, responses: 0 })
  })

  it('can change nothing', async () => {
    const { address } = database
    expect(address).toEqual({ engine: 'sqlite', file: join(folder, 'jingpu.db') })
    const reading = openForReading(address!)
    expect(await reading.read.select().from(evaluation)).toEqual([])
    expect(() => reading.read.delete(evaluation).run()).toThrow('readonly')
    await reading.close()
  })
})
