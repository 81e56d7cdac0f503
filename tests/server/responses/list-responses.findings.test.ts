import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getResponse, listResponses } from '../../../server/contract/responses.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  noodleShop,
  receiptOf,
} from '../../support/responses.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'

describe('the list of responses by findings', () => {
  let app: TestApp
  let people: People
  beforeAll(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app)
    await assign(app, 'unit-a', '622')
    await receiptOf(app, buildEnvelope(), people.enumerator)
  })
  afterAll(() => app.close())

  const units = async (who: keyof People, query: Record<string, unknown>) => {
    const outcome = await app.call(listResponses, { query }, people[who])
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply.responses.map((each) => each.unitId)
  }

  it('narrows to mandatory findings, or to verify findings not all explained', async () => {
    const { operatorName: _, ...nameless } = noodleShop
    const spaced = { ...noodleShop, mainActivity1: '面条制作 餐饮服务' }
    for (const [id, answers] of [
      ['nameless', nameless],
      ['spaced', spaced],
    ] as const) {
      await addUnit(app, { id })
      await assign(app, id, '622')
      const envelope = buildEnvelope({ unitId: id, revisionId: id, answers })
      await receiptOf(app, envelope, people.enumerator)
    }
    expect(await units('city', { findings: 'mandatory' })).toEqual(['nameless'])
    expect(await units('city', { findings: 'mandatory', state: 'submitted' })).toEqual([])
    expect(await units('neighbour', { findings: 'mandatory' })).toEqual([])
    expect(await units('city', { findings: 'unexplained' })).toEqual(['spaced'])

    const spacedId = { responseId: 'spaced.622.2023' }
    const detail = await app.call(getResponse, { params: spacedId }, people.county)
    if (!detail.ok) throw new Error(detail.problem.title)
    const [finding] = detail.reply.findings
    const explained = buildEnvelope({
      unitId: 'spaced',
      revisionId: 'spaced-2',
      baseRevisionId: 'spaced',
      answers: spaced,
      explanations: [
        {
          rule: finding!.rule,
          fields: finding!.fields,
          reason: '99',
          text: '门头招牌原文如此，中间空一格',
        },
      ],
    })
    await receiptOf(app, explained, people.enumerator)
    expect(await units('city', { findings: 'unexplained' })).toEqual([])
    expect(
      await app.call(listResponses, { query: { findings: 'all' as 'mandatory' } }, people.city),
    ).toMatchObject({ ok: false, problem: { type: 'urn:jingpu:problem:parameter-not-acceptable' } })
  })
})
