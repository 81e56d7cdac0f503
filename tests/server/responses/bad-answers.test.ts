import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getResponse, putRevision } from '../../../server/contract/responses.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  noodleShop,
  signed,
} from '../../support/responses.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'

describe('answers that cannot stand', () => {
  let app: TestApp
  let people: People
  let sent = 0
  beforeAll(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
  })
  afterAll(() => app.close())

  /** Sends the household's form with `text` as the JSON of one value, as any program might write it. */
  async function report(field: string, text: string) {
    sent += 1
    const unitId = `unit-${sent}`
    await addUnit(app, { id: unitId })
    const responseId = await assign(app, unitId, '622')
    const revisionId = `revision-${sent}`
    const mark = '"here"'
    const answers = { ...noodleShop, [field]: 'here' }
    const envelope = signed(buildEnvelope({ unitId, revisionId, answers }))
    const body = new Uint8Array(Buffer.from(JSON.stringify(envelope).replaceAll(mark, text)))
    const outcome = await app.call(
      putRevision,
      { params: { responseId, revisionId }, body },
      people.enumerator,
    )
    const found = await app.call(getResponse, { params: { responseId } }, people.enumerator)
    if (!outcome.ok || !found.ok) throw new Error(JSON.stringify([outcome, found]))
    const findings = found.reply.findings.filter(({ fields }) => fields.includes(field))
    const { outcome: taken, state } = outcome.reply
    return { outcome: taken, state, answer: found.reply.answers[field], findings }
  }

  it.each([
    ['"十二万"', '读不出数字'],
    ['"1e5"', '科学记数法'],
    ['"NaN"', '读不出数字'],
    ['"-0"', '-0'],
    ['"0.12345678901234567890"', '位数太多'],
    ['"9007199254740993"', '位数太多'],
    ['9007199254740993', '不能大于 9,007,199,254,740,991'],
    ['1.5', '应填整数'],
    ['true', '应填整数'],
  ])('a number written %s is received, kept, and found mandatory', async (text, why) => {
    const { outcome, answer, findings } = await report('expectedAnnualRevenue', text)
    expect(outcome).toBe('stored')
    expect(answer).toEqual(JSON.parse(text))
    expect(findings[0]).toMatchObject({ severity: 'mandatory' })
    expect(findings.map(({ message }) => message).join()).toContain(why)
  })

  it.each([
    ['operatingStatus', '"99"'],
    ['operatingStatus', '1'],
    ['industryCode', '"9999"'],
  ])('L-22 %s outside its list, %s, is kept and not reported', async (field, text) => {
    const { outcome, state, answer, findings } = await report(field, text)
    expect([outcome, state, answer]).toEqual(['stored', 'draft', JSON.parse(text)])
    expect(findings[0]).toMatchObject({ severity: 'mandatory' })
  })

  it('a number in full-width digits stands as it was signed, and is found mandatory', async () => {
    const { answer, findings } = await report('expectedAnnualRevenue', '"１２０"')
    expect(answer).toBe('１２０')
    expect(findings[0]).toMatchObject({ severity: 'mandatory' })
    expect(findings[0]?.message).toContain('应填整数')
  })

  it.each(['王𬭸', '李〇', '𠮷野'])('the rare name %s stays as it is', async (name) => {
    const { answer, findings } = await report('operatorName', JSON.stringify(name))
    expect([answer, findings]).toEqual([name, []])
  })

  it('a zero-width sign that no screen of ours sends stands as it was signed', async () => {
    const { answer } = await report('operatorName', '"王\\u200b建国"')
    expect(answer).toBe('王\u200b建国')
  })

  it('ten thousand characters are kept whole, the message about them short', async () => {
    const long = '朔'.repeat(10_000)
    const { answer, findings } = await report('operatorName', JSON.stringify(long))
    expect(answer).toBe(long)
    expect(findings[0]?.message.length).toBeLessThan(200)
  })
})
