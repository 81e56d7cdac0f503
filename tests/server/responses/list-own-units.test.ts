import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listOwnUnits } from '../../../server/contract/responses.ts'
import { accountUnit } from '../../../server/domains/identity/tables.ts'
import { response } from '../../../server/domains/responses/tables.ts'
import { addUnit, assign, createTownApp } from '../../support/responses.ts'
import { replyOf } from '../../support/sign-in.ts'
import type { TestApp } from '../../support/test-app.ts'

let app: TestApp
beforeEach(async () => {
  app = await createTownApp()
})
afterEach(() => app.close())

describe('units of one person', () => {
  it('stand together, each with what is to do until when; others are not among them', async () => {
    for (const [id, name] of [
      ['unit-a', '甲公司'],
      ['unit-b', '乙公司'],
      ['unit-c', '别人的公司'],
    ] as const) {
      await addUnit(app, { id, name, kind: 'legalUnit', aboveScale: true })
      await assign(app, id, 'B603')
      await assign(app, id, '602')
      // At the door: not the respondent's to report.
      await assign(app, id, '621')
    }
    const set = (id: string, change: Partial<typeof response.$inferInsert>) =>
      app.database.write((tx) => tx.update(response).set(change).where(eq(response.id, id)))
    await set('unit-a.602.2023', { state: 'returned', dueDate: '2024-03-31' })
    await set('unit-a.B603.2023', { state: 'to-confirm' })
    await set('unit-b.602.2023', { state: 'submitted', dueDate: '2024-02-01' })
    await set('unit-b.B603.2023', { state: 'accepted-county' })
    const scope = { kind: 'unit', unitId: 'unit-a', name: '甲公司' } as const
    const person = await app.signIn('enterprise', scope)
    await app.database.write((tx) =>
      tx.insert(accountUnit).values({
        ...{ id: 'second', accountId: person.account.id, unitId: 'unit-b', unitName: '乙公司' },
        ...{ position: 'person-in-charge', since: '2030-01-01T00:00:00.000Z' },
      }),
    )
    const { units } = await replyOf(app.call(listOwnUnits, {}, person))
    expect(units).toEqual([
      {
        ...{ unitId: 'unit-a', name: '甲公司', position: 'preparer', forms: 2 },
        ...{ toFill: 0, returned: 1, toConfirm: 1, reported: 0, nextDueDate: '2024-03-31' },
        mergedInto: null,
      },
      {
        ...{ unitId: 'unit-b', name: '乙公司', position: 'person-in-charge', forms: 2 },
        ...{ toFill: 0, returned: 0, toConfirm: 0, reported: 2, nextDueDate: null },
        mergedInto: null,
      },
    ])
  })

  it('have the day of their forms where none was set for them alone', async () => {
    await addUnit(app, { id: 'unit-a', name: '甲公司', kind: 'legalUnit', aboveScale: true })
    await assign(app, 'unit-a', 'B603')
    await app.database.write((tx) => tx.update(response).set({ dueDate: null }))
    const scope = { kind: 'unit', unitId: 'unit-a', name: '甲公司' } as const
    const person = await app.signIn('enterprise', scope)
    const { units } = await replyOf(app.call(listOwnUnits, {}, person))
    expect(units).toMatchObject([{ nextDueDate: '2024-04-30' }])
  })
})
