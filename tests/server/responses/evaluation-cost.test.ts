import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answerQuestions, evaluateResponses } from '../../../server/domains/responses/index.ts'
import { putStanding } from '../../support/evaluation-city.ts'
import { noodleShop } from '../../support/responses.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
beforeEach(async () => {
  app = await createTestApp()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await app.close()
})

describe.skipIf(process.env.JINGPU_ENGINE === 'postgresql')('the cost of a batch', () => {
  it('does not go through the whole city for every few hundred units', async () => {
    const answers = { ...noodleShop, femaleStaffAtYearEnd: 9 }
    const shop = (unitId: string) =>
      ({ unitId, kind: 'selfEmployed', formId: '622', answers }) as const
    await putStanding(app.database, ['a', 'b', 'c'].map(shop))
    const { prepare } = Sqlite.prototype
    const scans = new Map<string, string>()
    vi.spyOn(Sqlite.prototype, 'prepare').mockImplementation(function (
      this: Sqlite.Database,
      text,
    ) {
      for (const step of plan(prepare.bind(this), text)) {
        if (/^SCAN (unit|response|revision|evaluation|finding_case)\b/.test(step)) {
          scans.set(text, step)
        }
      }
      return prepare.call(this, text)
    })
    const options = { ask: answerQuestions(app.database.read), ahead: 1, unitsPerBatch: 2 }
    const report = await evaluateResponses(app.context, { areaPrefix: '', formId: null }, options)
    expect(report).toMatchObject({ finished: true, units: 3, responses: 3 })
    expect(report.findings).toBeGreaterThan(0)
    expect([...scans]).toEqual([])
  })
})

/** What SQLite would do for a statement; nothing for one that is not about rows. */
function plan(prepare: typeof Sqlite.prototype.prepare, text: string): string[] {
  if (!/^(select|insert|update|delete)\b/i.test(text)) return []
  const holes = (text.match(/\?/g) ?? []).map(() => null)
  const rows = prepare(`explain query plan ${text}`).all(...holes) as { readonly detail: string }[]
  return rows.map(({ detail }) => detail)
}
