import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getResponse } from '../../../server/contract/responses.ts'
import { loadPriorResponses } from '../../../server/domains/responses/index.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  receiptOf,
} from '../../support/responses.ts'
import { MAYI, MAYI_1, type People, signInEveryone } from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'

describe('one response', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app, {
      id: 'unit-x',
      kind: 'legalUnit',
      name: '朔州某陶瓷有限公司',
      legalRepresentative: '赵敏',
      industryCode: '3073',
    })
    await assign(app, 'unit-x', '621')
    await assign(app, 'unit-x', '601')
    await assign(app, 'unit-x', 'B603')
  })
  afterEach(() => app.close())

  const detail = async (formId: string, as: SignedIn) => {
    const params = { responseId: `unit-x.${formId}.2023` }
    const outcome = await app.call(getResponse, { params }, as)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply
  }
  const listed = buildEnvelope({
    unitId: 'unit-x',
    formId: '621',
    intent: 'draft',
    answers: { unitName: '朔州某陶瓷有限责任公司', establishedYear: 2010, institutionType: '10' },
  })

  it('offers the frame’s values first, to be confirmed', async () => {
    expect((await detail('621', people.enumerator)).prefill).toMatchObject({
      unitName: { value: '朔州某陶瓷有限公司', from: '底册' },
      legalRepresentative: { value: '赵敏', from: '底册' },
      locationAreaCode: { value: MAYI },
    })
  })

  it('offers what another form of the unit reports under the same indicator', async () => {
    await receiptOf(app, listed, people.enumerator)
    const found = await detail('601', people.enterprise)
    expect(found.prefill).toMatchObject({
      unitName: { value: '朔州某陶瓷有限责任公司', from: '单位清查表（621）' },
      establishedYear: { value: 2010, from: '单位清查表（621）' },
    })
    expect(found.others).toMatchObject({ 621: { establishedYear: 2010 } })
    expect(found.unitAttributes).toMatchObject({ kind: 'legalUnit', institutionType: '10' })
  })

  it('offers nothing for a cell that is filled', async () => {
    await receiptOf(app, listed, people.enumerator)
    const answers = { unitName: '自报名称' }
    const own = buildEnvelope({ unitId: 'unit-x', formId: '601', intent: 'draft', answers })
    await receiptOf(app, { ...own, revisionId: 'own-1' }, people.enterprise)
    const found = await detail('601', people.enterprise)
    expect(found.prefill).not.toHaveProperty('unitName')
    expect(found.answers).toEqual(answers)
  })

  it('shows the year before, and offers its lasting facts but none of its amounts', async () => {
    await loadPriorResponses(app.context, [
      {
        unitId: 'unit-x',
        formId: 'B603',
        period: '2022',
        answers: { operatingRevenue: 5000, unitHead: '赵敏', averageStaff: 40 },
        source: '2022 年年报',
      },
      { unitId: 'unit-x', formId: 'B603', period: '2018', answers: {}, source: '四经普' },
    ])
    const found = await detail('B603', people.enterprise)
    expect(found.previous).toEqual({ operatingRevenue: 5000, unitHead: '赵敏', averageStaff: 40 })
    expect(found.prefill).toMatchObject({ unitHead: { value: '赵敏', from: '2022 年同表' } })
    expect(found.prefill).not.toHaveProperty('operatingRevenue')
    expect(found.prefill).not.toHaveProperty('averageStaff')
  })

  it('keeps what offices fill apart from what was reported', async () => {
    const found = await detail('601', people.enterprise)
    expect(found.officeItems).toMatchObject({ industryCode: '3073', censusBlockCode: MAYI_1 })
    expect(found.answers).toEqual({})
  })

  it('tells each role which steps it may take now', async () => {
    const steps = async (as: SignedIn) => {
      const { steps: open, editable } = await detail('621', as)
      return { open, editable }
    }
    expect(await steps(people.enumerator)).toEqual({
      open: ['save-draft', 'submit'],
      editable: true,
    })
    expect(await steps(people.enterprise)).toEqual({
      open: ['save-draft', 'hand-to-confirm'],
      editable: true,
    })
    expect(await steps(people.county)).toEqual({ open: [], editable: false })
  })
})
