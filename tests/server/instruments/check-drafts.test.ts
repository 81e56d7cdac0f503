import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type RuleModule, ruleRuntime } from '../../../forms/engine/language/rule-runtime.ts'
import { findForm } from '../../../forms/generated/registry.ts'
import {
  approveCheckDraft,
  createCheckDraft,
  getCheckStatistics,
  listCheckDrafts,
  listRuleSets,
  returnCheckDraft,
  saveCheckDraft,
  submitCheckDraft,
  tryCheck,
  withdrawCheckDraft,
} from '../../../server/contract/checks.ts'
import { getResponse } from '../../../server/contract/responses.ts'
import { acceptResponse, passResponse } from '../../../server/contract/review.ts'
import { proveCheckDraft } from '../../../server/domains/instruments/prove-check-draft.ts'
import { checkDraft, ruleSet } from '../../../server/domains/instruments/tables.ts'
import { ThreadTimeout } from '../../../server/platform/threads.ts'
import { publishCheck } from '../../support/publish-check.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  noodleShop,
  receiptOf,
} from '../../support/responses.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'
import { testThreads } from '../../support/test-threads.ts'

const text = `check 622-900 verify
  title   "人均营业面积"
  source  project
  when    staffAtYearEnd > 0
  expect  businessFloorArea / staffAtYearEnd <= 15 平方米/人
  says    "营业面积 {businessFloorArea} 平方米、{staffAtYearEnd} 人，人均偏大，请核实"
`
const cases = {
  pass: [{ answers: { businessFloorArea: 30, staffAtYearEnd: 3 } }],
  fail: [{ answers: { businessFloorArea: 60, staffAtYearEnd: 3 } }],
  notApplicable: [{ answers: { staffAtYearEnd: 3 } }],
}
const draftOf = (over: object = {}) => ({
  formId: '622',
  kind: 'add' as const,
  checkId: '622-900',
  text,
  cases,
  reason: '部分乡镇面积明显误填',
  ...over,
})

describe('a draft of a check', () => {
  let app: TestApp
  let people: People
  let second: SignedIn
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    second = await app.signIn('city-office', people.city.account.scope, '赵市办')
  })
  afterEach(() => app.close())

  const create = async (over: object = {}, who: SignedIn = people.city) => {
    const made = await app.call(createCheckDraft, { body: draftOf(over) }, who)
    if (!made.ok) throw new Error(JSON.stringify(made.problem))
    return made.reply
  }
  const submit = (id: string, who: SignedIn = people.city) =>
    app.call(submitCheckDraft, { params: { draftId: id } }, who)
  const approve = (id: string, who: SignedIn = second, effectiveAt: string | null = null) =>
    app.call(
      approveCheckDraft,
      { params: { draftId: id }, body: { effectiveAt, note: '同意' } },
      who,
    )
  const publish = async (over: object = {}) => {
    const { id } = await create(over)
    expect(await submit(id)).toMatchObject({ ok: true })
    const done = await approve(id)
    expect(done).toMatchObject({ ok: true, reply: { state: 'published' } })
    return id
  }

  it('is written, submitted, approved by a second person and then fires', async () => {
    await addUnit(app)
    await assign(app, 'unit-a', '622')
    const before = await receiptOf(app, buildEnvelope({ intent: 'draft' }), people.enumerator)
    await publish()
    const after = await receiptOf(
      app,
      buildEnvelope({ intent: 'draft', revisionId: 'revision-2', baseRevisionId: 'revision-1' }),
      people.enumerator,
    )
    expect(after.counts.verify).toBe(before.counts.verify + 1)
    const params = { responseId: 'unit-a.622.2023' }
    const detail = await app.call(getResponse, { params }, people.county)
    if (!detail.ok) throw new Error('no detail')
    expect(detail.reply.findings).toContainEqual(
      expect.objectContaining({
        rule: '622-900',
        severity: 'verify',
        message: '营业面积 60 平方米、3 人，人均偏大，请核实',
      }),
    )
    // What was found before keeps the version that found it.
    const published = await app.call(listRuleSets, {}, people.county)
    const effectiveAt = published.ok && published.reply.ruleSets[0]?.effectiveAt
    expect(
      detail.reply.revisions
        .map(({ number, ruleVersion, rulesEffectiveAt }) => [number, ruleVersion, rulesEffectiveAt])
        .sort(),
    ).toEqual([
      [1, '2023.1', undefined],
      [2, '2023.1+1', effectiveAt],
    ])
  })

  it('reaches browsers as a compiled module of this origin that says the same', async () => {
    await publish()
    const sets = await app.call(listRuleSets, {}, people.enumerator)
    if (!sets.ok) throw new Error('no rule sets')
    const [set] = sets.reply.ruleSets
    expect(set).toMatchObject({ formId: '622', ruleVersion: '2023.1+1' })
    const reply = await app.fetch(set!.module)
    expect(reply.headers.get('content-type')).toContain('text/javascript')
    expect(reply.headers.get('cache-control')).toContain('immutable')
    const source = await reply.text()
    const url = `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`
    const module = (await import(/* @vite-ignore */ url)) as { default: RuleModule }
    const [check] = module.default(ruleRuntime)
    const answers = { ...noodleShop }
    expect(check!.outcome({ answers: answers as never }, null, 0)).toBe(false)
    expect(check!.message({ answers: answers as never }, null, 0)).toBe(
      '营业面积 60 平方米、3 人，人均偏大，请核实',
    )
    expect((await app.fetch(set!.module.replace(/[0-9a-f]{4}\.js$/, '0000.js'))).status).toBe(404)
  })

  it('waits for its effective time', async () => {
    await addUnit(app)
    await assign(app, 'unit-a', '622')
    const { id } = await create()
    await submit(id)
    expect(await approve(id, second, '2024-01-15T04:00:00.000Z')).toMatchObject({
      ok: true,
      reply: { ruleVersion: '2023.1+1', effectiveAt: '2024-01-15T04:00:00.000Z' },
    })
    const early = await receiptOf(app, buildEnvelope({ intent: 'draft' }), people.enumerator)
    app.setTime('2024-01-15T04:00:01.000Z')
    const late = await receiptOf(
      app,
      buildEnvelope({ intent: 'draft', revisionId: 'revision-2', baseRevisionId: 'revision-1' }),
      people.enumerator,
    )
    expect(late.counts.verify).toBe(early.counts.verify + 1)
  })

  it('cannot take effect in the past', async () => {
    const { id } = await create()
    await submit(id)
    expect(await approve(id, second, '2024-01-01T00:00:00.000Z')).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:body-not-acceptable' },
    })
  })

  it('is not approved by whoever wrote it, nor by a county', async () => {
    const { id } = await create()
    await submit(id)
    expect(await approve(id, people.city)).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:second-person-required' },
    })
    expect(await approve(id, people.county)).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:not-allowed' },
    })
    expect(await app.call(createCheckDraft, { body: draftOf() }, people.county)).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:not-allowed' },
    })
  })

  it('is refused with line and column while it does not type-check', async () => {
    const wrong = text.replace('businessFloorArea /', 'bussinessFloorArea /')
    const { id, faults } = await create({ text: wrong })
    expect(faults.join()).toMatch(/第 5 行.*businessFloorArea/)
    expect(await submit(id)).toMatchObject({
      ok: false,
      status: 422,
      problem: { type: 'urn:jingpu:problem:check-draft-faulty' },
    })
  })

  it('is refused without a case of each outcome, and when a case comes out otherwise', async () => {
    const none = await create({ cases: { ...cases, notApplicable: [] } })
    expect(none.faults).toEqual(['至少要有一个“不适用”的样例'])
    await app.call(withdrawCheckDraft, { params: { draftId: none.id } }, people.city)
    const wrong = await create({ cases: { ...cases, pass: cases.fail } })
    expect(wrong.faults).toEqual(['第 1 个“通过”的样例，实际结果是“不通过”'])
  })

  const women = (expect: string) => ({
    text: `check 622-902 mandatory
  title   "女性从业人员"
  source  project
  expect  ${expect}
  says    "女性 {femaleStaffAtYearEnd} 人、共 {staffAtYearEnd} 人"
`,
    checkId: '622-902',
  })
  const staff = (staffAtYearEnd: number, femaleStaffAtYearEnd: number) => [
    { answers: { staffAtYearEnd, femaleStaffAtYearEnd } },
  ]

  it('is refused when with the standing checks no answer could satisfy it', async () => {
    const { id, faults } = await create({
      ...women('femaleStaffAtYearEnd > staffAtYearEnd'),
      cases: { pass: staff(1, 2), fail: staff(2, 1), notApplicable: [{ answers: {} }] },
    })
    expect(faults).toEqual([expect.stringMatching(/^622-902 与 .*622-\d+.* 矛盾：.*没有任何填报/)])
    expect(await submit(id)).toMatchObject({
      ok: false,
      status: 422,
      problem: { type: 'urn:jingpu:problem:check-draft-faulty' },
    })
  })

  it('is not approved once a check published meanwhile contradicts it', async () => {
    const notApplicable = [{ answers: {} }]
    const first = await create({
      ...women('staffAtYearEnd > femaleStaffAtYearEnd + 3'),
      cases: { pass: staff(9, 1), fail: staff(2, 1), notApplicable },
    })
    expect(await submit(first.id)).toMatchObject({ ok: true })
    const { text: other } = women('staffAtYearEnd < femaleStaffAtYearEnd + 3')
    await publish({
      ...{ checkId: '622-903', text: other.replace('622-902', '622-903') },
      cases: { pass: staff(2, 1), fail: staff(9, 1), notApplicable },
    })
    const refused = await approve(first.id)
    expect(refused).toMatchObject({ ok: false, status: 422 })
    expect(JSON.stringify(refused)).toContain('622-902 与 622-903 矛盾')
  })

  it('may be redundant or narrow a cell, which is told to those who decide', async () => {
    const { id, faults, notes } = await create({
      ...women('femaleStaffAtYearEnd <= staffAtYearEnd + 5'),
      cases: { pass: staff(2, 1), fail: staff(1, 9), notApplicable: [{ answers: {} }] },
    })
    expect(faults).toEqual([])
    expect(notes).toEqual([expect.stringMatching(/^622-902 可由 622-\d+ 推出/)])
    expect(await submit(id)).toMatchObject({ ok: true, reply: { notes } })
    const narrow = await create({
      ...women('staffAtYearEnd <= 7'),
      checkId: '622-903',
      text: women('staffAtYearEnd <= 7').text.replace('622-902', '622-903'),
    })
    expect(narrow.notes.join()).toMatch(/从业人员.*(不超过|至) 7/)
  })

  it('may be retired, and the set that remains is proved', async () => {
    const notApplicable = [{ answers: {} }]
    const { text: most } = women('staffAtYearEnd <= 7')
    await publish({
      ...women('staffAtYearEnd <= 7'),
      text: most,
      cases: { pass: staff(2, 1), fail: staff(9, 1), notApplicable },
    })
    const { faults, notes } = await create({
      ...{ kind: 'retire', checkId: '622-902', text: '', reason: '误报过多' },
    })
    expect(faults).toEqual([])
    expect(notes.join()).toMatch(/原来.*从业人员.*7.*停用后/)
  })

  it('is proved in a thread, so that the server answers others meanwhile', async () => {
    const ask = vi.spyOn(testThreads, 'ask')
    await create({
      ...{ formId: 'B603', checkId: 'B603-900' },
      text: `check B603-900 mandatory
  title   "合计"
  source  project
  expect  [213] + [301] >= [217] + [218] within rounding
  says    "不平"
`,
    })
    expect(ask.mock.calls.map(([task]) => task)).toEqual(['prove-worker'])
    ask.mockRestore()
  })

  it('that takes too long to prove is left to those who decide, with words', async () => {
    const slow = {
      ...app.context.threads,
      ask: () => Promise.reject(new ThreadTimeout('too long')),
    }
    const ctx = { ...app.context, actor: people.city.account, threads: slow }
    const { id } = await create()
    await app.call(
      saveCheckDraft,
      { params: { draftId: id }, body: { text, cases, reason: '再改', edition: 1 } },
      people.city,
    )
    const form = (await findForm('622', '2023.1'))!
    const [row] = (await app.database.read.select().from(checkDraft)).filter(
      (each) => each.id === id,
    )
    const proof = await proveCheckDraft(
      ctx,
      { form: { ...form }, changes: [] },
      { ...row!, edition: 99 },
    )
    expect(proof).toEqual({ faults: [], notes: [expect.stringContaining('没有做完')] })
  })

  it('is refused under the number of a check that exists, unless it changes that check', async () => {
    const taken = await create({ checkId: '622-001', text: text.replace('622-900', '622-001') })
    expect(taken.faults.join()).toContain('622-001 已有审核关系')
  })

  it('goes back to its author with words and is submitted again', async () => {
    const { id } = await create()
    await submit(id)
    const back = (note: string) =>
      app.call(returnCheckDraft, { params: { draftId: id }, body: { note } }, second)
    expect(await back(' ')).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:reason-required' },
    })
    expect(await back('人均 15 平方米太严')).toMatchObject({
      ok: true,
      reply: { state: 'returned', decisionNote: '人均 15 平方米太严', decidedByName: '赵市办' },
    })
    const saved = await app.call(
      saveCheckDraft,
      {
        params: { draftId: id },
        body: { text: text.replace('15 平', '19 平'), cases, reason: '放宽', edition: 1 },
      },
      people.city,
    )
    expect(saved).toMatchObject({ ok: true, reply: { state: 'draft', edition: 2 } })
    expect(await submit(id)).toMatchObject({ ok: true, reply: { state: 'submitted' } })
  })

  it('is not overwritten by a save that started from an older edition', async () => {
    const { id } = await create()
    const save = (edition: number) =>
      app.call(
        saveCheckDraft,
        { params: { draftId: id }, body: { text, cases, reason: '再改', edition } },
        people.city,
      )
    expect(await save(1)).toMatchObject({ ok: true })
    expect(await save(1)).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:draft-conflict' },
    })
  })

  it('is not approved when another check of the form was published meanwhile', async () => {
    const first = await create()
    await submit(first.id)
    await publish({ checkId: '622-901', text: text.replace('622-900', '622-901') })
    expect(await approve(first.id)).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:rules-moved-on' },
    })
  })

  it('is one at a time for a check', async () => {
    await create()
    expect(await app.call(createCheckDraft, { body: draftOf() }, second)).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:check-draft-exists' },
    })
  })

  it('retires a check, and a publication is never changed', async () => {
    await addUnit(app)
    await assign(app, 'unit-a', '622')
    await publish()
    const { id } = await create({ kind: 'retire', text: '', reason: '误报过多' })
    expect(await submit(id)).toMatchObject({ ok: true })
    expect(await approve(id)).toMatchObject({ ok: true, reply: { ruleVersion: '2023.1+2' } })
    await receiptOf(app, buildEnvelope({ intent: 'draft' }), people.enumerator)
    const params = { responseId: 'unit-a.622.2023' }
    const detail = await app.call(getResponse, { params }, people.county)
    expect(detail.ok && detail.reply.findings.some(({ rule }) => rule === '622-900')).toBe(false)
    const change = app.database.write(async (tx) => tx.update(ruleSet).set({ draftId: 'x' }))
    await expect(change).rejects.toThrow()
    const all = await app.call(listCheckDrafts, { query: { form: '622' } }, people.city)
    expect(all.ok && all.reply.drafts.map(({ kind }) => kind).sort()).toEqual(['add', 'retire'])
  })
})

describe('a trial of a check', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    for (const id of ['unit-a', 'unit-b']) {
      await addUnit(app, { id, industryCode: '6210' })
      await assign(app, id, '622')
      const answers = { ...noodleShop, businessFloorArea: id === 'unit-a' ? 60 : 30 }
      await receiptOf(
        app,
        buildEnvelope({
          ...{ unitId: id, responseId: `${id}.622.2023`, revisionId: `revision-${id}` },
          ...{ answers, intent: 'draft' },
        }),
        people.enumerator,
      )
    }
  })
  afterEach(() => app.close())

  it('runs over what was collected, with hits by area and industry and examples', async () => {
    const trial = await app.call(
      tryCheck,
      { body: { formId: '622', text, after: null } },
      people.city,
    )
    expect(trial).toMatchObject({
      ok: true,
      reply: {
        looked: 2,
        total: 2,
        draft: { pass: 1, fail: 1, notApplicable: 0 },
        published: null,
        newlyFailing: 1,
        byArea: [{ code: '140602', name: '朔城区', fail: 1 }],
        byIndustry: [{ code: '62', name: '餐饮业', fail: 1 }],
        examples: [{ responseId: 'unit-a.622.2023', unitName: '老王面馆', known: false }],
        next: null,
      },
    })
  })

  it('compares with the check in force under the same number', async () => {
    const standing =
      'check 622-003 verify\n  title "人数"\n  source project\n  expect staffAtYearEnd <= 2 人\n  says "多"\n'
    const trial = await app.call(
      tryCheck,
      { body: { formId: '622', text: standing, after: null } },
      people.city,
    )
    if (!trial.ok) throw new Error(JSON.stringify(trial.problem))
    const { draft, published } = trial.reply
    expect(draft.fail).toBe(2)
    expect(published).not.toBeNull()
  })

  it('says what is wrong with a text that cannot run', async () => {
    const trial = await app.call(
      tryCheck,
      { body: { formId: '622', text: 'check x verify', after: null } },
      people.city,
    )
    expect(trial).toMatchObject({
      ok: false,
      problem: { type: 'urn:jingpu:problem:check-draft-faulty' },
    })
  })

  it('counts how the checks have fared', async () => {
    const before = await app.call(getCheckStatistics, { query: { form: '622' } }, people.county)
    if (!before.ok) throw new Error(JSON.stringify(before.problem))
    expect(before.reply.responses).toBe(2)
    const bad = { ...noodleShop, staffAtYearEnd: 1, femaleStaffAtYearEnd: 3 }
    const again = { unitId: 'unit-a', responseId: 'unit-a.622.2023', intent: 'draft' } as const
    const sent = (revisionId: string, baseRevisionId: string, answers: object) =>
      receiptOf(
        app,
        buildEnvelope({ ...again, revisionId, baseRevisionId, answers: answers as never }),
        people.enumerator,
      )
    await sent('revision-2', 'revision-unit-a', bad)
    const firing = await app.call(getCheckStatistics, { query: { form: '622' } }, people.county)
    if (!firing.ok) throw new Error('no statistics')
    const found = firing.reply.checks.filter((check) => check.firing > 0)
    expect(found.length).toBeGreaterThan(0)
    expect(found.every((check) => check.explained === 0 && check.accepted === 0)).toBe(true)
    await sent('revision-3', 'revision-2', noodleShop)
    const after = await app.call(getCheckStatistics, { query: { form: '622' } }, people.county)
    const mended =
      after.ok && after.reply.checks.find(({ checkId }) => checkId === found[0]!.checkId)
    expect(mended).toMatchObject({ corrected: 1 })
    // The neighbouring county sees nothing of it.
    const next = await app.call(getCheckStatistics, { query: { form: '622' } }, people.neighbour)
    expect(next.ok && next.reply.responses).toBe(0)
  })

  it('counts what was explained, and what was accepted all the same', async () => {
    await publishCheck(app.database, '2024-01-01T00:00:00.000Z')
    const fared = async () => {
      const reply = await app.call(getCheckStatistics, { query: { form: '622' } }, people.county)
      return reply.ok && reply.reply.checks.find(({ checkId }) => checkId === '622-900')
    }
    const sent = (unitId: string, explanations: readonly object[]) =>
      receiptOf(
        app,
        buildEnvelope({
          ...{ unitId, responseId: `${unitId}.622.2023`, revisionId: `again-${unitId}` },
          ...{ baseRevisionId: `revision-${unitId}` },
          answers: { ...noodleShop, businessFloorArea: 60 },
          explanations: explanations as never,
        }),
        people.enumerator,
      )
    await sent('unit-a', [])
    const fields = ['businessFloorArea', 'staffAtYearEnd']
    const text = '前店后厂，后院加工间占了四十平方米'
    await sent('unit-b', [{ rule: '622-900', fields, reason: '99', text }])
    expect(await fared()).toMatchObject({ firing: 2, explained: 1, accepted: 0 })
    const params = { responseId: 'unit-b.622.2023' }
    await app.call(passResponse, { params }, people.township)
    expect(await app.call(acceptResponse, { params }, people.county)).toMatchObject({ ok: true })
    expect(await fared()).toMatchObject({ firing: 2, explained: 1, accepted: 1, corrected: 0 })
  })
})
