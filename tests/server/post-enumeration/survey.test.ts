/** 事后质量抽查 over HTTP: sealed, drawn, surveyed blind by somebody from elsewhere, judged, decided. */
import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FieldAct, putFieldAct } from '../../../server/contract/fieldwork.ts'
import {
  assignPesBlock,
  DEFAULT_BARS,
  DEFAULT_TOLERANCE,
  decidePesArea,
  getPesBlock,
  getPesFrame,
  getPesResults,
  getPesSurvey,
  judgePesDifference,
  listPesDecisions,
  listPesWork,
  putPesSurvey,
  type rateNames,
} from '../../../server/contract/post-enumeration.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { unit } from '../../../server/domains/frame/tables.ts'
import { pesFind, pesSealedUnit } from '../../../server/domains/post-enumeration/tables.ts'
import { finding, response, revision } from '../../../server/domains/responses/tables.ts'
import { operations } from '../../../server/operations.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  receiptOf,
} from '../../support/responses.ts'
import { replyOf } from '../../support/sign-in.ts'
import {
  MAYI_1,
  MAYI_2,
  type People,
  PINGLU_BLOCK,
  signInEveryone,
} from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'

let app: TestApp
let people: People
let surveyor: SignedIn
let turn = 0

beforeEach(async () => {
  app = await createTownApp()
  people = await signInEveryone(app)
  const from = { kind: 'area', areaPrefix: '140603', name: '平鲁区' } as const
  surveyor = await app.signIn('enumerator', from, '李查')
  const outcome = 'normal' as const
  await addUnit(app, { outcome, unifiedSocialCreditCode: null })
  await addUnit(app, { id: 'unit-b', name: '王记老王面馆', outcome })
  await addUnit(app, { id: 'unit-c', name: '空壳商贸有限公司', kind: 'legalUnit', outcome })
  await assign(app, 'unit-a', '622')
  await receiptOf(app, buildEnvelope(), people.enumerator)
})
afterEach(() => app.close())

const survey = {
  area: '1406',
  name: '2024 年事后质量抽查',
  seed: '20240601-358',
  blocks: 10,
  sizeClasses: 2,
  opensAt: '2024-01-15T01:00:00.000Z',
  bars: DEFAULT_BARS,
  tolerance: DEFAULT_TOLERANCE,
}
const draw = (over: Partial<typeof survey> = {}, as = people.city, surveyId = 'survey-1') =>
  app.call(putPesSurvey, { params: { surveyId }, body: { ...survey, ...over } }, as)
const give = (blockCode: string, accountId: string) =>
  app.call(
    assignPesBlock,
    { params: { surveyId: 'survey-1', blockCode }, body: { accountId } },
    people.city,
  )
const act = async (act: FieldAct, as = surveyor) => {
  const actId = `act-${++turn}`
  const text = JSON.stringify({ ...act, actId, madeAt: '2024-01-15T01:30:00.000Z' })
  return replyOf(
    app.call(putFieldAct, { params: { actId }, body: new Uint8Array(Buffer.from(text)) }, as),
  )
}
const found = (
  foundId: string,
  unitName: string,
  figures: object,
  over: object = {},
): FieldAct => ({
  ...{ kind: 'pes-find', surveyId: 'survey-1', blockCode: MAYI_1, foundId, removed: false },
  unit: {
    ...{ unitName, surveyedUnitKind: '3', operatingStatus: '1', licenceSeen: false },
    ...{ locationAddress: '马邑路12号', mainActivity1: '面条制作', informant: '店主' },
    ...over,
  },
  figures: { surveyBasis: '3', ...figures },
})
const done = (blockCode: string, note = ''): FieldAct => ({
  ...{ kind: 'pes-block-done', surveyId: 'survey-1', blockCode, note },
})
const judge = (key: string, verdict: string, over: object = {}, blockCode = MAYI_1) =>
  app.call(
    judgePesDifference,
    {
      params: { surveyId: 'survey-1', blockCode, judgementId: `judgement-${++turn}` },
      body: { key, verdict, evidence: '现场照片和账簿', ...over } as never,
    },
    people.city,
  )
const block = (blockCode = MAYI_1, as = people.city) =>
  app.call(getPesBlock, { params: { surveyId: 'survey-1', blockCode } }, as)
const opened = () =>
  replyOf(app.call(getPesSurvey, { params: { surveyId: 'survey-1' } }, people.city))

/** One shop found again with other staff, one found nowhere, two the survey did not meet. */
async function surveyMayi() {
  await replyOf(draw())
  await replyOf(give(MAYI_1, surveyor.account.id))
  await act(found('found-1', '老王面馆', { staffAtYearEnd: 5 }))
  await act(found('found-2', '小李修车铺', { staffAtYearEnd: 1 }))
  await act(done(MAYI_1))
}

describe('the draw', () => {
  it('seals the frame, is repeat-safe, and the file alone repeats it', async () => {
    const drawn = await replyOf(draw())
    expect(drawn).toMatchObject({ blocks: 4, units: 3, blocksDrawn: 4, open: true })
    expect(await replyOf(draw())).toEqual(drawn)
    expect(await draw({ seed: 'another-seed' })).toMatchObject({
      problem: { type: 'urn:jingpu:problem:revision-id-taken' },
    })
    const file = await app.request(
      getPesFrame,
      { params: { surveyId: 'survey-1' } as never },
      people.city,
    )
    const text = await file.text()
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    const hash = createHash('sha256').update(lines.map((line) => `${line}\n`).join(''))
    expect(hash.digest('hex')).toBe(drawn.frameHash)
    expect(text).toContain('种子 20240601-358')
    expect(await opened()).toMatchObject({ sealHolds: true })
  })

  it('S5 keeps what was sealed, whatever the census says later', async () => {
    await replyOf(draw())
    await app.database.write(async (tx) => {
      await tx.update(unit).set({ name: '改了名' }).where(eq(unit.id, 'unit-a'))
    })
    const rows = await app.database.read.select().from(pesSealedUnit)
    const sealed = rows.find(({ unitId }) => unitId === 'unit-a')!.values
    expect(sealed).toMatchObject({ name: '老王面馆', figures: { staffAtYearEnd: 3 } })
    const again = app.database.write(async (tx) => {
      await tx.update(pesSealedUnit).set({ blockCode: MAYI_2 })
    })
    await expect(again).rejects.toThrow()
  })

  it('S6 shows nobody what was drawn before it opens', async () => {
    await replyOf(draw({ opensAt: '2024-03-01T00:00:00.000Z' }))
    expect(await opened()).toMatchObject({ survey: { open: false }, drawn: [] })
    const refused = { problem: { type: 'urn:jingpu:problem:state-not-allowed' } }
    const frame = { params: { surveyId: 'survey-1' } }
    expect(await app.call(getPesFrame, frame, people.city)).toMatchObject(refused)
    expect(await give(MAYI_1, surveyor.account.id)).toMatchObject(refused)
  })

  it('is the city’s alone', async () => {
    expect(await draw({}, people.county)).toMatchObject({ status: 403 })
    expect(await draw({ area: '1407' })).toMatchObject({ status: 404 })
  })
})

describe('the surveyor', () => {
  it('comes from another county and never walked the block; the refusal says so', async () => {
    await replyOf(draw())
    expect(await give(MAYI_1, people.enumerator.account.id)).toMatchObject({
      problem: { detail: expect.stringContaining('就在本县工作') },
    })
    expect(await give(PINGLU_BLOCK, surveyor.account.id)).toMatchObject({
      problem: { detail: expect.stringContaining('异地交叉') },
    })
    expect(await give(MAYI_1, people.township.account.id)).toMatchObject({
      problem: { detail: expect.stringContaining('普查员或普查指导员') },
    })
    expect(await replyOf(give(MAYI_1, surveyor.account.id))).toMatchObject({ surveyor: '李查' })
  })

  it('is blind: no operation gives anything of what the census has there', async () => {
    await replyOf(draw())
    await replyOf(give(MAYI_1, surveyor.account.id))
    await act(found('found-1', '现场看到的店', { staffAtYearEnd: 5 }))
    const params = { surveyId: 'survey-1', blockCode: MAYI_1, unitId: 'unit-a' }
    const ids = { responseId: 'unit-a.622.2023', revisionId: 'revision-1' }
    let asked = 0
    for (const shape of operations) {
      if (shape.method !== 'GET') continue
      const input = { params: { ...params, ...ids } as never, query: {} as never }
      const reply = await app.request(shape, input, surveyor).catch(() => undefined)
      if (!reply) continue
      asked += 1
      expect(await reply.text(), shape.id).not.toMatch(/老王面馆|空壳商贸|王建国/)
    }
    expect(asked).toBeGreaterThan(60)
    const { blocks } = await replyOf(app.call(listPesWork, {}, surveyor))
    expect(blocks).toMatchObject([
      { blockCode: MAYI_1, found: [{ foundId: 'found-1', figures: { staffAtYearEnd: 5 } }] },
    ])
    // Those whose census it is see nothing of the survey either.
    expect(await replyOf(app.call(listPesWork, {}, people.enumerator))).toEqual({ blocks: [] })
    expect(await block(MAYI_1, people.county)).toMatchObject({ status: 403 })
  })

  it('may write a unit down again or strike it out, until the block is done', async () => {
    await replyOf(draw())
    await replyOf(give(MAYI_1, surveyor.account.id))
    await act(found('found-1', '老王面馆', { staffAtYearEnd: 5 }))
    await act(found('found-1', '老王面馆', { staffAtYearEnd: 6 }))
    await act(found('found-2', '写错的', {}))
    const gone = found('found-2', '', {})
    await act({ ...gone, removed: true } as FieldAct)
    const { blocks } = await replyOf(app.call(listPesWork, {}, surveyor))
    expect(blocks[0]!.found).toMatchObject([{ foundId: 'found-1', figures: { staffAtYearEnd: 6 } }])
    expect(await app.database.read.$count(pesFind)).toBe(4)
    expect(await act(done(MAYI_1))).toMatchObject({ outcome: 'applied' })
    const late = await act(found('found-3', '又一家', {}))
    expect(late).toMatchObject({
      ...{ outcome: 'refused', message: expect.stringContaining('已经报完') },
    })
    const wrong = found('found-9', '别处', { staffAtYearEnd: 'many' })
    expect(await act(wrong, people.enumerator)).toMatchObject({ outcome: 'refused' })
  })

  it('is told where an answer does not fit its form', async () => {
    await replyOf(draw())
    await replyOf(give(MAYI_1, surveyor.account.id))
    expect(await act(found('found-1', '老王面馆', { staffAtYearEnd: 'five' }))).toMatchObject({
      ...{ outcome: 'refused', message: expect.stringContaining('从业人员期末人数') },
    })
    expect(await act(done(MAYI_1))).toMatchObject({
      ...{ outcome: 'refused', message: expect.stringContaining('一户也没有登记') },
    })
  })
})

describe('the comparison', () => {
  it('pairs, finds what differs, and waits for a judgement with evidence of each', async () => {
    await surveyMayi()
    const compared = await replyOf(block())
    expect(compared).toMatchObject({
      ...{ surveyor: '李查', undecided: 4 },
      pairs: [
        {
          ...{ by: 'name', itemsCompared: 2 },
          items: [{ item: 'staffAtYearEnd', census: '3', survey: '5', judgement: null }],
        },
      ],
      onlyFound: [{ key: 'found:found-2' }],
      onlySealed: [
        { key: 'unit:unit-b', doubleOf: [{ unitId: 'unit-a' }] },
        { key: 'unit:unit-c', doubleOf: [] },
      ],
    })
    expect(await judge('found:found-2', 'omission', { evidence: '有' })).toMatchObject({
      problem: { type: 'urn:jingpu:problem:reason-required' },
    })
    expect(await judge('found:found-2', 'fabrication')).toMatchObject({
      problem: { detail: expect.stringContaining('不能这样定性') },
    })
    expect(await judge('unit:unit-b', 'duplicate')).toMatchObject({
      problem: { detail: expect.stringContaining('封存名录') },
    })
    expect(await replyOf(judge('found:found-2', 'omission'))).toEqual({ undecided: 3 })
    await replyOf(judge('unit:unit-b', 'duplicate', { unitId: 'unit-a' }))
    await replyOf(judge('unit:unit-c', 'false-unit'))
    expect(await replyOf(judge('item:unit-a:staffAtYearEnd', 'concept'))).toEqual({ undecided: 0 })
    const entries = await app.database.read
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.action, 'pes.judge'))
    expect(entries).toHaveLength(4)
  })

  it('is not there before the block is done', async () => {
    await replyOf(draw())
    expect(await block()).toMatchObject({
      problem: { type: 'urn:jingpu:problem:state-not-allowed' },
    })
  })

  it('a unit under another name is the same as judged', async () => {
    await surveyMayi()
    expect(await replyOf(judge('found:found-2', 'same-as', { unitId: 'unit-c' }))).toEqual({
      // Its kind and its staff differ and must be judged in turn; the double still waits.
      undecided: 4,
    })
    expect(await replyOf(block())).toMatchObject({
      pairs: [{ by: 'judgement', sealed: { unitId: 'unit-c' } }, { by: 'name' }],
      onlyFound: [],
    })
  })
})

describe('the results', () => {
  const results = () =>
    replyOf(app.call(getPesResults, { params: { surveyId: 'survey-1' } }, people.city))
  const decide = (decision: 'accept' | 're-enumerate', area = '140602') =>
    app.call(
      decidePesArea,
      {
        params: { surveyId: 'survey-1', decisionId: `decision-${area}-${decision}` },
        body: { area, decision, reason: '单位差错率超过合格线' },
      },
      people.city,
    )

  async function judgedCounty() {
    await surveyMayi()
    await judge('found:found-2', 'omission')
    await judge('unit:unit-b', 'duplicate', { unitId: 'unit-a' })
    await judge('unit:unit-c', 'false-unit')
    await judge('item:unit-a:staffAtYearEnd', 'concept')
  }

  it('are rates with intervals against bars that name their census', async () => {
    await judgedCounty()
    const { areas, survey: told } = await results()
    expect(told.bars.source).toContain('四经普口径')
    const county = areas.find(({ areaPrefix }) => areaPrefix === '140602')!
    expect(county).toMatchObject({ blocksDrawn: 3, blocksJudged: 1 })
    const rate = (id: keyof typeof rateNames) => county.rates.find((each) => each.rate === id)!
    // Two should be there (老王面馆, 小李修车铺), three are registered.
    expect(rate('unitErrorRate')).toMatchObject({ value: 1, counted: 2, of: 2, bar: 0.005 })
    expect(rate('omissionRate')).toMatchObject({ value: 0.5 })
    expect(rate('duplicateRate').value).toBeCloseTo(1 / 3)
    expect(rate('netOmissionRate').value).toBeCloseTo(-0.5)
    expect(rate('indicatorErrorRate')).toMatchObject({ value: 0.5, bar: 0.01 })
    expect(county.causes).toContainEqual({ verdict: 'concept', items: 1 })
    expect(county.indicators[0]).toMatchObject({ census: 3, survey: 5, absolute: 2 })
    // Nothing was looked at in the other county: 不适用, never 0 %.
    const other = areas.find(({ areaPrefix }) => areaPrefix === '140603')!
    expect(other.rates[0]).toMatchObject({ value: null, lower: null, verdict: null })
  })

  it('lead to a recorded decision, once all of the area is judged; the county reads it', async () => {
    await judgedCounty()
    expect(await decide('re-enumerate')).toMatchObject({
      problem: { detail: expect.stringContaining('2 个抽中小区没有定完性') },
    })
    for (const blockCode of [MAYI_2, '14060200100201']) {
      await replyOf(give(blockCode, surveyor.account.id))
      await act(done(blockCode, '全是住宅，没有单位'))
    }
    // All of the county was looked at, and half of it is wrong.
    expect(await decide('accept')).toMatchObject({
      ...{ ok: false, status: 409 },
      problem: { detail: expect.stringContaining('不能认可') },
    })
    expect(await replyOf(decide('re-enumerate'))).toMatchObject({
      ...{ areaName: '朔城区', decision: 're-enumerate' },
    })
    const seen = (as: SignedIn) => replyOf(app.call(listPesDecisions, {}, as))
    expect((await seen(people.county)).decisions).toMatchObject([
      { decision: 're-enumerate', result: { blocksJudged: 3 } },
    ])
    expect((await seen(people.neighbour)).decisions).toEqual([])
    expect(
      await app.call(getPesResults, { params: { surveyId: 'survey-1' } }, people.county),
    ).toMatchObject({ status: 403 })
  })

  it('never flow back: units, responses, revisions and findings stay as they were', async () => {
    const tables = [unit, response, revision, finding]
    const all = async () =>
      JSON.stringify(
        await Promise.all(tables.map((table) => app.database.read.select().from(table as never))),
      )
    const before = await all()
    await judgedCounty()
    for (const blockCode of [MAYI_2, '14060200100201']) {
      await give(blockCode, surveyor.account.id)
      await act(done(blockCode, '全是住宅，没有单位'))
    }
    await replyOf(decide('re-enumerate'))
    expect(await all()).toBe(before)
  })
})
