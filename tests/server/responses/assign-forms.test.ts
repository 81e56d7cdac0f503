import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listResponses } from '../../../server/contract/responses.ts'
import { assignForms } from '../../../server/domains/responses/index.ts'
import { addUnit, createTownApp, VERSION } from '../../support/responses.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'

describe('assigning forms', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app)
  })
  afterEach(() => app.close())

  const of = (unitId: string, formId: string) => ({
    unitId,
    formId,
    formVersion: VERSION,
    period: '2023',
    dueDate: '2024-04-30',
  })

  it('opens a response for each, and opens none twice', async () => {
    expect(await assignForms(app.context, [of('unit-a', '601'), of('unit-a', 'B603')])).toEqual({
      assigned: 2,
    })
    expect(await assignForms(app.context, [of('unit-a', '601'), of('unit-a', '621')])).toEqual({
      assigned: 1,
    })
    const listed = await app.call(listResponses, {}, people.county)
    if (!listed.ok) throw new Error(listed.problem.title)
    expect(listed.reply.responses.map((each) => [each.formId, each.state]).sort()).toEqual([
      ['601', 'assigned'],
      ['621', 'assigned'],
      ['B603', 'assigned'],
    ])
  })

  it('assigns nothing when one unit is in no frame', async () => {
    const assignments = [of('unit-a', '601'), of('nobody-knows', '601')]
    await expect(assignForms(app.context, assignments)).rejects.toMatchObject({ id: 'not-found' })
    const listed = await app.call(listResponses, {}, people.county)
    expect(listed).toMatchObject({ ok: true, reply: { responses: [] } })
  })
})
