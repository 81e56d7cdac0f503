import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getUnit } from '../../../server/contract/frame.ts'
import {
  getResponse,
  getRevision,
  listQuarantine,
  putRevision,
} from '../../../server/contract/responses.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { quarantinedUpload, revision } from '../../../server/domains/responses/tables.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  bytesOf,
  createTownApp,
  hashOf,
  noodleShop,
  receiptOf,
  send,
} from '../../support/responses.ts'
import { MAYI_1, MAYI_2, type People, signInEveryone } from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'

describe('receiving a sealed revision', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app)
    await assign(app, 'unit-a', '622')
  })
  afterEach(() => app.close())

  const detail = async (responseId = 'unit-a.622.2023') => {
    const outcome = await app.call(getResponse, { params: { responseId } }, people.county)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply
  }

  it('answers with the hash of the bytes, the time and the state', async () => {
    const envelope = buildEnvelope()
    expect(await receiptOf(app, envelope, people.enumerator)).toEqual({
      revisionId: 'revision-1',
      responseId: 'unit-a.622.2023',
      contentHash: hashOf(bytesOf(envelope)),
      receivedAt: '2024-01-15T02:00:00.000Z',
      outcome: 'stored',
      quarantineReason: null,
      state: 'submitted',
      counts: { mandatory: 0, verify: 0, advisory: 0, explained: 0 },
      blockers: [],
    })
    expect((await detail()).answers).toEqual(noodleShop)
  })

  it('keeps the bytes exactly as they came', async () => {
    const envelope = buildEnvelope()
    const bytes = new Uint8Array(Buffer.from(`\n ${JSON.stringify(envelope, null, 3)} \n`))
    const outcome = await app.call(
      putRevision,
      { params: { responseId: envelope.responseId, revisionId: 'revision-1' }, body: bytes },
      people.enumerator,
    )
    expect(outcome).toMatchObject({ ok: true, reply: { contentHash: hashOf(bytes) } })
    const [row] = await app.database.read.select().from(revision)
    expect(Buffer.from(row!.content).equals(Buffer.from(bytes))).toBe(true)
  })

  it('returns the same receipt to a repeat and stores nothing twice', async () => {
    const envelope = buildEnvelope()
    const first = await receiptOf(app, envelope, people.enumerator)
    app.setTime('2024-01-15T05:00:00.000Z')
    expect(await receiptOf(app, envelope, people.enumerator)).toEqual(first)
    expect((await detail()).revisions).toHaveLength(1)
    const trail = await app.database.read.select().from(auditEntry)
    expect(trail.filter((entry) => entry.action === 'response.receive')).toHaveLength(1)
  })

  it('refuses other bytes under a known revision id', async () => {
    await receiptOf(app, buildEnvelope(), people.enumerator)
    expect(await send(app, buildEnvelope({ intent: 'draft' }), people.enumerator)).toMatchObject({
      ok: false,
      status: 409,
      problem: { type: 'urn:jingpu:problem:revision-id-taken', retry: 'never' },
    })
  })

  it('keeps a revision with mandatory findings but does not submit it', async () => {
    const { operatorName: _, ...answers } = noodleShop
    const receipt = await receiptOf(app, buildEnvelope({ answers }), people.enumerator)
    expect(receipt).toMatchObject({ outcome: 'stored', state: 'draft', counts: { mandatory: 1 } })
    expect(receipt.blockers).toMatchObject([
      { rule: '622-required-operatorName', severity: 'mandatory', fields: ['operatorName'] },
    ])
    expect(await detail()).toMatchObject({
      response: { state: 'draft', counts: { mandatory: 1 } },
      findings: [{ rule: '622-required-operatorName' }],
    })
  })

  it('submits once a verify finding is explained with facts', async () => {
    const answers = { ...noodleShop, mainActivity1: '面条制作 餐饮服务' }
    const first = await receiptOf(app, buildEnvelope({ answers }), people.enumerator)
    expect(first).toMatchObject({ state: 'draft', counts: { verify: 1, explained: 0 } })
    const [blocker] = first.blockers
    const explanation = { rule: blocker!.rule, fields: blocker!.fields, reason: '99', text: '' }
    const vague = buildEnvelope({
      revisionId: 'revision-2',
      baseRevisionId: 'revision-1',
      answers,
      explanations: [{ ...explanation, text: '已核实，情况属实，数据无误' }],
    })
    expect(await receiptOf(app, vague, people.enumerator)).toMatchObject({
      state: 'draft',
      blockers: [{ rule: blocker!.rule }],
    })
    const factual = buildEnvelope({
      revisionId: 'revision-3',
      baseRevisionId: 'revision-2',
      answers,
      explanations: [{ ...explanation, text: '门头招牌原文如此，中间空一格' }],
    })
    expect(await receiptOf(app, factual, people.enumerator)).toMatchObject({
      state: 'submitted',
      counts: { verify: 1, explained: 1 },
      blockers: [],
    })
  })

  it('shows what each revision changed and the findings of its time', async () => {
    const { operatorName: _, ...answers } = noodleShop
    await receiptOf(app, buildEnvelope({ answers, intent: 'draft' }), people.enumerator)
    await receiptOf(
      app,
      buildEnvelope({ revisionId: 'revision-2', baseRevisionId: 'revision-1' }),
      people.enumerator,
    )
    expect((await detail()).revisions).toMatchObject([
      { revisionId: 'revision-1', number: 1, receivedFrom: '张普', intent: 'draft' },
      { revisionId: 'revision-2', number: 2, changed: ['operatorName'], outcome: 'stored' },
    ])
    const params = { responseId: 'unit-a.622.2023', revisionId: 'revision-1' }
    expect(await app.call(getRevision, { params }, people.county)).toMatchObject({
      ok: true,
      reply: { answers, findings: [{ rule: '622-required-operatorName' }] },
    })
  })

  it('opens a unit found in the street with its response, and brings the frame up to date', async () => {
    const envelope = buildEnvelope({
      unitId: 'tablet-unit-1',
      newUnit: { kind: 'selfEmployed', blockCode: MAYI_1 },
      answers: { ...noodleShop, selfEmployedName: '李记修鞋' },
    })
    expect(await receiptOf(app, envelope, people.enumerator)).toMatchObject({
      outcome: 'stored',
      state: 'submitted',
    })
    const unit = await app.call(getUnit, { params: { unitId: 'tablet-unit-1' } }, people.county)
    expect(unit).toMatchObject({
      ok: true,
      reply: {
        unit: {
          name: '李记修鞋',
          phone: '19900001234',
          legalRepresentative: '王建国',
          outcome: 'normal',
          blockCode: MAYI_1,
          sources: ['清查新增'],
          responses: [{ formId: '622', state: 'submitted' }],
        },
      },
    })
  })

  it('opens a listing form for a frame unit that has none yet', async () => {
    await addUnit(app, { id: 'unit-b' })
    const receipt = await receiptOf(app, buildEnvelope({ unitId: 'unit-b' }), people.enumerator)
    expect(receipt).toMatchObject({ outcome: 'stored', state: 'submitted' })
  })

  it('takes a sound correction of what was submitted and nobody reviewed', async () => {
    await receiptOf(app, buildEnvelope(), people.enumerator)
    const edit = { revisionId: 'revision-2', baseRevisionId: 'revision-1' }
    const sound = buildEnvelope({ ...edit, answers: { ...noodleShop, staffAtYearEnd: 4 } })
    expect(await receiptOf(app, sound, people.enumerator)).toMatchObject({ state: 'submitted' })
    expect((await detail()).answers.staffAtYearEnd).toBe(4)
    const half = buildEnvelope({
      revisionId: 'revision-3',
      baseRevisionId: 'revision-2',
      intent: 'draft',
    })
    expect(await receiptOf(app, half, people.enumerator)).toMatchObject({
      outcome: 'quarantined',
      quarantineReason: 'response-already-submitted',
    })
    expect((await detail()).response.state).toBe('submitted')
  })

  it('submits what a newer program filled in beyond this form, keeps it and says so', async () => {
    const answers = { ...noodleShop, hasDrone: '是' }
    const receipt = await receiptOf(app, buildEnvelope({ answers }), people.enumerator)
    expect(receipt).toMatchObject({ outcome: 'stored', state: 'submitted', blockers: [] })
    const { answers: kept, findings } = await detail()
    expect(kept).toEqual(answers)
    expect(findings).toMatchObject([
      {
        rule: '622-format-hasDrone',
        severity: 'advisory',
        message: expect.stringContaining('原样'),
      },
    ])
  })

  it('survives any JSON as answers', async () => {
    const answers = {
      staffAtYearEnd: '三',
      expectedAnnualRevenue: { deep: [1, [2, { x: null }]] },
      operatorName: ['a', 1, null],
      __proto__x: 1,
      noSuchIndicator: 5,
      '': false,
    }
    const receipt = await receiptOf(app, buildEnvelope({ answers }), people.enumerator)
    expect(receipt).toMatchObject({ outcome: 'stored', state: 'draft' })
    expect(receipt.counts.mandatory).toBeGreaterThan(3)
    expect((await detail()).answers).toEqual(answers)
  })
})

describe('bytes that are no sealed revision', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app)
  })
  afterEach(() => app.close())

  const put = (text: string, type = 'application/json') =>
    app.fetch(
      '/api/responses/unit-a.622.2023/revisions/revision-1',
      { method: 'PUT', headers: { 'content-type': type }, body: text },
      people.enumerator,
    )

  const cases: [about: string, text: string, problem: string, detail: string][] = [
    ['cut off', '{"responseId": "unit-a', 'malformed-json', 'JSON'],
    ['with a stray comma', '{\n  "answers": {},,\n}', 'malformed-json', '第 2 行'],
    ['no object', '[]', 'body-not-acceptable', '类型应为 object'],
    [
      'without answers',
      JSON.stringify({ ...buildEnvelope(), answers: undefined }),
      'body-not-acceptable',
      '缺少「answers」',
    ],
    [
      'sealed for another response',
      JSON.stringify(buildEnvelope({ unitId: 'unit-b' })),
      'body-not-acceptable',
      '/responseId',
    ],
    [
      'under another revision id',
      JSON.stringify(buildEnvelope({ revisionId: 'revision-9' })),
      'body-not-acceptable',
      '/revisionId',
    ],
    [
      'for a unit that is not its response’s',
      JSON.stringify(buildEnvelope({ responseId: 'unit-a.622.2023', unitId: 'unit-b' })),
      'body-not-acceptable',
      '/unitId',
    ],
    [
      'edited from itself',
      JSON.stringify(buildEnvelope({ baseRevisionId: 'revision-1' })),
      'body-not-acceptable',
      '/baseRevisionId',
    ],
    [
      'nested without end',
      JSON.stringify(buildEnvelope({ answers: {} })).replace(
        '"answers":{}',
        `"answers":{"x":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
      ),
      'body-not-acceptable',
      '嵌套',
    ],
  ]
  it.each(cases)('%s', async (_about, text, problem, detail) => {
    const response = await put(text)
    const body = (await response.json()) as { type: string; detail: string; retry: string }
    expect(body.type).toBe(`urn:jingpu:problem:${problem}`)
    expect(body.detail).toContain(detail)
    expect(body.retry).toBe('after-fix')
  })

  it('of another media type', async () => {
    expect((await put('{}', 'text/plain')).status).toBe(415)
  })

  it('beyond the limit of size', async () => {
    const response = await put(`"${'长'.repeat(1_400_000)}"`)
    expect(await response.json()).toMatchObject({ type: 'urn:jingpu:problem:body-too-large' })
  })
})

describe('uploads that cannot be placed', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app)
    await addUnit(app, { id: 'unit-next-door', blockCode: MAYI_2 })
    await addUnit(app, { id: 'unit-x', kind: 'legalUnit', name: '某公司' })
  })
  afterEach(() => app.close())

  const cases: [reason: string, over: Parameters<typeof buildEnvelope>[0], sender: keyof People][] =
    [
      ['form-unknown', { formId: '999' }, 'enumerator'],
      ['form-version-unknown', { formVersion: '2031.7' }, 'enumerator'],
      ['period-not-open', { responseId: 'unit-a.622.2018' }, 'enumerator'],
      ['unit-unknown', { unitId: 'nobody-knows' }, 'enumerator'],
      ['unit-out-of-reach', { unitId: 'unit-next-door' }, 'enumerator'],
      ['unit-out-of-reach', { unitId: 'unit-a' }, 'enterprise'],
      [
        'new-unit-out-of-reach',
        { unitId: 'new-1', newUnit: { kind: 'selfEmployed', blockCode: MAYI_2 } },
        'enumerator',
      ],
      [
        'new-unit-not-allowed',
        { unitId: 'new-1', newUnit: { kind: 'selfEmployed', blockCode: MAYI_1 } },
        'enterprise',
      ],
      ['form-not-assigned', { unitId: 'unit-x', formId: 'B603' }, 'enterprise'],
    ]
  it.each(cases)('%s: %o by %s', async (reason, over, sender) => {
    const envelope = buildEnvelope(over)
    const receipt = await receiptOf(app, envelope, people[sender])
    expect(receipt).toMatchObject({
      outcome: 'quarantined',
      quarantineReason: reason,
      state: null,
      contentHash: hashOf(bytesOf(envelope)),
    })
    expect(await receiptOf(app, envelope, people[sender])).toEqual(receipt)
    const listed = await app.call(listQuarantine, {}, people.city)
    expect(listed).toMatchObject({ ok: true, reply: { uploads: [{ reason }] } })
    // Whole as it came; the list hides whom one could ring up.
    const [kept] = await app.database.read.select().from(quarantinedUpload)
    expect(Buffer.from(kept!.content).toString()).toBe(JSON.stringify(envelope))
  })

  it('after the last day of reporting, in Asia/Shanghai', async () => {
    app.setTime('2024-04-30T15:59:00.000Z')
    people = await signInEveryone(app)
    expect(await receiptOf(app, buildEnvelope(), people.enumerator)).toMatchObject({
      outcome: 'stored',
    })
    app.setTime('2024-04-30T16:01:00.000Z')
    const late = buildEnvelope({ revisionId: 'revision-2', baseRevisionId: 'revision-1' })
    expect(await receiptOf(app, late, people.enumerator)).toMatchObject({
      quarantineReason: 'form-closed',
    })
  })

  it('are shown to the offices of their area only', async () => {
    await receiptOf(app, buildEnvelope({ formId: '999' }), people.enumerator)
    const seen = async (who: keyof People) => {
      const outcome = await app.call(listQuarantine, {}, people[who])
      return outcome.ok ? outcome.reply.uploads.length : outcome.problem.type
    }
    expect(await seen('township')).toBe(1)
    expect(await seen('county')).toBe(1)
    expect(await seen('city')).toBe(1)
    expect(await seen('neighbour')).toBe(0)
    for (const who of ['enumerator', 'enterprise', 'department', 'system'] as const) {
      expect(await seen(who)).toBe('urn:jingpu:problem:not-allowed')
    }
  })
})
