import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recordOutcome } from '../../../server/contract/frame.ts'
import { getResponse, listResponses, saveDraft } from '../../../server/contract/responses.ts'
import { getProgress, passResponse, returnForCorrection } from '../../../server/contract/review.ts'
import {
  type AttributeChanges,
  changeUnitAttributes,
  getOwedForms,
  previewAttributeChange,
} from '../../../server/contract/unit-attributes.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { unitAttribute } from '../../../server/domains/frame/tables.ts'
import { openForm } from '../../../server/domains/instruments/index.ts'
import { loadUnitAttributes } from '../../../server/domains/responses/index.ts'
import {
  addUnit,
  buildEnvelope,
  createTownApp,
  receiptOf,
  VERSION,
} from '../../support/responses.ts'
import { outsiders, type People, signInEveryone } from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'

describe('the forms a unit owes', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    for (const formId of ['602', '609', '611', '611-2', '611-3', '611-6', 'E603', 'E604']) {
      await openForm(app.context, {
        ...{ formId, formVersion: VERSION, opensOn: '2024-01-01', dueOn: '2024-03-31' },
      })
    }
    await addUnit(app, { id: 'mine', kind: 'legalUnit', name: '朔州某煤业有限公司' })
  })
  afterEach(() => app.close())

  const change = (changes: AttributeChanges, as: SignedIn = people.county, unitId = 'mine') =>
    app.call(
      changeUnitAttributes,
      { params: { unitId }, body: { changes, reason: '按名录核实' } },
      as,
    )
  const owed = async (as: SignedIn = people.county) => {
    const outcome = await app.call(getOwedForms, { params: { unitId: 'mine' } }, as)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply
  }
  const listed = async (unit: string | undefined, as: SignedIn = people.county) => {
    const outcome = await app.call(listResponses, { query: unit ? { unit } : {} }, as)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply.responses
  }
  const codeMine = () => change({ industryCode: '0610', aboveScale: true })
  const ask = (responseId: string) =>
    app.call(getResponse, { params: { responseId } }, people.county)

  it('are opened by its attributes, each with its reason and its due date', async () => {
    expect(await codeMine()).toMatchObject({ ok: true })
    const responses = await listed('mine')
    expect(responses.map(({ formId }) => formId).sort()).toEqual(['601', '602', '609', 'B603'])
    expect(responses.find(({ formId }) => formId === 'B603')).toMatchObject({
      state: 'assigned',
      dueDate: '2024-04-30',
      owedBecause: '规模以上工业法人单位',
      fellAwayAt: null,
    })
  })

  it('are shown with those that wait for an attribute, and which one', async () => {
    await codeMine()
    const { forms } = await owed()
    expect(forms.find(({ formId }) => formId === '607-2')).toMatchObject({
      outcome: 'undetermined',
      missing: [{ attribute: 'rdActivities', name: '开展研究开发活动' }],
      response: null,
    })
    expect(forms.map(({ formId }) => formId)).not.toContain('E603')
    expect(forms.map(({ formId }) => formId)).not.toContain('IO-1')
  })

  it('keep who set an attribute, when, from what and why', async () => {
    await codeMine()
    await change({ industryCode: '5151' })
    const { attributes, mayChange } = await owed()
    const industry = attributes.find(({ attribute }) => attribute === 'industryCode')
    expect(industry).toMatchObject({ name: '行业代码', value: '5151', setBy: 'office' })
    expect(industry?.history.map(({ value, origin, reason }) => [value, origin, reason])).toEqual([
      ['5151', 'office', '按名录核实'],
      ['0610', 'office', '按名录核实'],
    ])
    expect(industry?.history[0]?.recordedBy).toBe('王县办')
    expect(mayChange).toBe(true)
    expect((await owed(people.enumerator)).mayChange).toBe(false)
    const erased = app.database.write(async (tx) => tx.delete(unitAttribute))
    await expect(erased).rejects.toThrow()
  })

  it('change with the attributes: preview says how, answers are kept and count again', async () => {
    await codeMine()
    const preparer = await app.signIn('enterprise', {
      ...{ kind: 'unit', unitId: 'mine', name: '某煤业' },
    } as const)
    await receiptOf(
      app,
      buildEnvelope({
        ...{ unitId: 'mine', formId: 'B603', answers: { totalAssets: 10 }, intent: 'draft' },
      }),
      preparer,
    )
    const preview = await app.call(
      previewAttributeChange,
      { params: { unitId: 'mine' }, body: { changes: { industryCode: '5151' } } },
      people.county,
    )
    expect(preview).toMatchObject({ ok: true })
    if (!preview.ok) return
    expect(preview.reply.appears.map(({ formId }) => formId)).toEqual(['E603', 'E604'])
    expect(preview.reply.fallsAway).toContainEqual({
      ...{ formId: 'B603', formTitle: '工业财务状况', answersKept: true },
    })
    expect((await listed('mine')).map(({ formId }) => formId)).not.toContain('E603')

    await change({ industryCode: '5151' })
    const fallen = (await listed('mine')).find(({ formId }) => formId === 'B603')
    expect(fallen).toMatchObject({ owedBecause: null, fellAwayAt: '2024-01-15T02:00:00.000Z' })
    const read = await app.call(getResponse, { params: { responseId: 'mine.B603.2023' } }, preparer)
    expect(read).toMatchObject({ ok: true, reply: { editable: false, steps: [] } })
    expect(read).toMatchObject({ reply: { answers: { totalAssets: 10 } } })
    expect((await listed(undefined)).map(({ formId }) => formId)).not.toContain('B603')
    expect((await listed(undefined, preparer)).map(({ formId }) => formId)).toContain('B603')

    const save = await app.call(
      saveDraft,
      {
        ...{ params: { responseId: 'mine.B603.2023' } },
        body: { answers: {}, explanations: [], baseVersion: 0 },
      },
      preparer,
    )
    expect(save).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:state-not-allowed' },
    })

    const late = await receiptOf(
      app,
      buildEnvelope({
        ...{ unitId: 'mine', formId: 'B603', answers: { totalAssets: 20 }, intent: 'draft' },
        ...{ revisionId: 'revision-late' },
      }),
      preparer,
    )
    expect(late).toMatchObject({
      outcome: 'quarantined',
      quarantineReason: 'form-no-longer-owed',
    })

    await change({ industryCode: '0610' })
    expect(await ask('mine.B603.2023')).toMatchObject({
      reply: { response: { fellAwayAt: null }, answers: { totalAssets: 10 } },
    })
  })

  it('fall away with a unit found to be a duplicate, and count again with the next outcome', async () => {
    await codeMine()
    const record = (outcome: 'duplicate' | 'normal', outcomeId: string) =>
      app.call(
        recordOutcome,
        {
          params: { unitId: 'mine', outcomeId },
          body: { outcome, evidence: '与同址另一条底册记录是一家' },
        },
        people.county,
      )
    expect(await record('duplicate', 'outcome-1')).toMatchObject({ ok: true })
    const stands = async () =>
      (await listed('mine')).filter(({ fellAwayAt }) => fellAwayAt === null).length
    expect(await stands()).toBe(0)
    expect(await record('normal', 'outcome-2')).toMatchObject({ ok: true })
    expect(await stands()).toBeGreaterThan(0)
  })

  it('that fell away take no step of review and are not counted as due', async () => {
    await codeMine()
    const due = async () => {
      const outcome = await app.call(getProgress, { query: {} }, people.county)
      if (!outcome.ok) throw new Error(outcome.problem.title)
      return outcome.reply.rows.reduce((sum, row) => sum + (row.responses.assigned ?? 0), 0)
    }
    expect(await due()).toBe(4)
    await change({ aboveScale: false, departmentList: 'railway' })
    expect(await due()).toBe(0)
    const passed = await app.call(
      passResponse,
      { params: { responseId: 'mine.601.2023' } },
      people.township,
    )
    expect(passed).toMatchObject({ ok: false, problem: { allowedSteps: [] } })
  })

  it('follow what the listing finds, in the same transaction', async () => {
    await addUnit(app, { id: 'library', kind: 'legalUnit', name: '某图书馆', industryCode: '8831' })
    const listing = (revisionId: string, accountingStandardCategory: string) =>
      buildEnvelope({
        ...{ unitId: 'library', formId: '621', revisionId },
        baseRevisionId: revisionId === 'listing-1' ? null : 'listing-1',
        answers: { ...libraryListing, accountingStandardCategory },
      })
    const receipt = await receiptOf(app, listing('listing-1', '2'), people.enumerator)
    expect(receipt).toMatchObject({ state: 'submitted', blockers: [] })
    expect(await formsOf('library')).toEqual(['611', '611-2', '611-6', '621'])

    await app.call(
      returnForCorrection,
      {
        params: { responseId: 'library.621.2023' },
        body: { reasonCode: '06', reasonText: '会计标准与账簿不符，请核对', fields: [] },
      },
      people.township,
    )
    const again = await receiptOf(app, listing('listing-2', '1'), people.enumerator)
    expect(again.blockers).toEqual([])
    const after = await listed('library')
    expect(after.find(({ formId }) => formId === '611-6')?.fellAwayAt).not.toBeNull()
    expect(after.find(({ formId }) => formId === '611-3')).toMatchObject({ state: 'assigned' })
    const actions = (await app.database.read.select().from(auditEntry)).map(({ action }) => action)
    expect(actions).toContain('unit.settle-owed-forms')
  })

  const formsOf = async (unitId: string) =>
    (await listed(unitId)).map(({ formId }) => formId).sort()

  it('are loaded for many units from a list, and loading again opens nothing', async () => {
    const list = {
      name: '一套表单位名录',
      units: [{ unitId: 'mine', attributes: { industryCode: '0610', aboveScale: true } }],
    }
    expect(await loadUnitAttributes(app.context, list)).toEqual({
      ...{ changed: 1, opened: 4, fellAway: 0, countsAgain: 0 },
    })
    expect(await loadUnitAttributes(app.context, list)).toEqual({
      ...{ changed: 0, opened: 0, fellAway: 0, countsAgain: 0 },
    })
    const nobody = { ...list, units: [{ unitId: 'nobody', attributes: {} }] }
    await expect(loadUnitAttributes(app.context, nobody)).rejects.toMatchObject({ id: 'not-found' })
  })

  it('never follow an office saying what the respondent is asked', async () => {
    const changes = { institutionType: '20' } as unknown as AttributeChanges
    expect(await change(changes)).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:body-not-acceptable' },
    })
  })

  it.each([
    [{ industryCode: '9999' }, 'code-not-in-list', '行业代码 9999 不在代码表内'],
    [{ industryCode: '06' }, 'code-not-in-list', '行业代码 06 不是最细一级，请填到小类'],
    [{ departmentList: 'army' }, 'code-not-in-list', '部门名录单位 没有“army”这一项'],
    [{ aboveScale: 'B' }, 'code-not-in-list', '一套表单位 只能填“是”或“否”'],
  ] as const)('refuse %j', async (changes, problem, detail) => {
    const refused = await change(changes)
    expect(refused).toMatchObject({
      ok: false,
      problem: { type: `urn:jingpu:problem:${problem}`, detail },
    })
  })

  it('ask for a reason', async () => {
    const outcome = await app.call(
      changeUnitAttributes,
      { params: { unitId: 'mine' }, body: { changes: { aboveScale: true }, reason: '  ' } },
      people.county,
    )
    expect(outcome).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:reason-required' },
    })
  })

  it('are changed by county and city offices of the area only', async () => {
    expect(await change({ aboveScale: true }, people.city)).toMatchObject({ ok: true })
    expect(await change({ aboveScale: false }, people.neighbour)).toMatchObject({ status: 404 })
    for (const who of ['township', 'enumerator', 'supervisor', ...outsiders] as const) {
      expect([who, await change({ aboveScale: false }, people[who])]).toMatchObject([
        who,
        { ok: false, status: 403 },
      ])
    }
  })

  it('are seen by the unit itself, the field and the offices of its area only', async () => {
    const own = await app.signIn('enterprise', { kind: 'unit', unitId: 'mine', name: '某煤业' })
    expect(await owed(own)).toMatchObject({ unitId: 'mine', mayChange: false })
    for (const who of ['neighbour', ...outsiders] as const) {
      const outcome = await app.call(getOwedForms, { params: { unitId: 'mine' } }, people[who])
      // A unit of its own it has, only another one; the rest have no right to any.
      const beyond = who === 'neighbour' || who === 'enterprise'
      expect([who, outcome]).toMatchObject([who, { ok: false, status: beyond ? 404 : 403 }])
    }
  })
})

const libraryListing = {
  unitKind: '1',
  unifiedSocialCreditCode: '12140602MAFK8HWM6W',
  unitName: '朔城区某图书馆',
  legalRepresentative: '边某',
  establishedYear: 2016,
  establishedMonth: 3,
  mobilePhone: '19900000000',
  locationAreaCode: '140602001001',
  locationAddress: '山西省朔州市朔城区北城街道马邑路社区安泰路三段15号',
  operatingStatus: '1',
  mainActivity1: '提供图书借阅',
  institutionType: '20',
  hasEstablishments: false,
  registeredSameAsLocation: true,
  staffAtYearEnd: 12,
  femaleStaffAtYearEnd: 6,
  expectedAnnualRevenue: 839,
  totalAssets: 1572,
  nonEnterpriseExpenditure: 839,
  nonEnterpriseTotalAssets: 1572,
  preparer: '边某',
  preparerPhone: '19900000000',
  reportDate: '2024-01-15',
}
